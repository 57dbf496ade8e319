// Reads {"e": expression, "i": input} a line, answers {"v": value}, {"u": 1} for undefined, {"f": 1} when there is a function in it,
// or {"c": code, "m": sentence}, a line each. NODE_PATH leads to the package jsonata at 2.0.6.
const jsonata = require('jsonata');
const lines = require('readline').createInterface({ input: process.stdin });
const isFunction = v => typeof v === 'function' || v !== null && typeof v === 'object' && (v._jsonata_function || v._jsonata_lambda);
function answer(value) {
    let hasFunction = false;
    const text = JSON.stringify({ v: value }, (key, v) => {
        if (isFunction(v)) { hasFunction = true; return null; }
        return typeof v === 'number' && !Number.isFinite(v) ? String(v) : v;
    });
    return value === undefined ? '{"u":1}' : hasFunction ? '{"f":1}' : text;
}
let last = Promise.resolve();
lines.on('line', line => {
    last = last.then(async () => {
        const given = JSON.parse(line);
        let said;
        try {
            said = answer(await jsonata(given.e).evaluate({}, { states: { input: given.i } }));
        } catch (e) {
            said = JSON.stringify({ c: e.code || '', m: String(e.message) });
        }
        process.stdout.write(said + '\n');
    });
});
