// Shows the question to the manager, here on standard error. The token stays out of it: it is worth a decision.
let text = '';
for await (const chunk of process.stdin) text += chunk;
const { question } = JSON.parse(text);
console.error(question);
console.log(JSON.stringify({ asked: true }));
