// Reads {"e": expression, "i": input} a line, answers {"v": value}, {"u": 1} for undefined, {"f": 1} when there is a function in it,
// or {"c": code, "m": sentence}, a line each; with "w" the value that it is when no wildcard sees the flags that the evaluator puts on
// its arrays, where that is another. NODE_PATH leads to the package jsonata at 2.0.6.
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
const given = (e, i) => jsonata(e).evaluate({}, { states: { input: i } });
async function withoutFlags(e, i) {
    const flags = ['sequence', 'keepSingleton', 'outerWrapper', 'tupleStream'];
    for (const flag of flags) {
        Object.defineProperty(Array.prototype, flag, { configurable: true, set(value) {
            Object.defineProperty(this, flag, { value, writable: true, configurable: true, enumerable: false });
        } });
    }
    try {
        return JSON.parse(answer(await given(e, i)));
    } catch (error) {
        return {};
    } finally {
        flags.forEach(flag => delete Array.prototype[flag]);
    }
}
async function said(e, i) {
    const shown = answer(await given(e, i));
    const hidden = e.includes('*') ? await withoutFlags(e, i) : {};
    return 'v' in hidden && JSON.stringify({ v: hidden.v }) !== shown ? JSON.stringify({ ...JSON.parse(shown), w: hidden.v }) : shown;
}
let last = Promise.resolve();
lines.on('line', line => {
    last = last.then(async () => {
        const { e, i } = JSON.parse(line);
        let told;
        try {
            told = await said(e, i);
        } catch (error) {
            told = JSON.stringify({ c: error.code || '', m: String(error.message) });
        }
        process.stdout.write(told + '\n');
    });
});
