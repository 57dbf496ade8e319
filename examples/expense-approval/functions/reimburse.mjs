let text = '';
for await (const chunk of process.stdin) text += chunk;
const { who, amount } = JSON.parse(text);
console.log(JSON.stringify({ reference: `${who}-${amount}`.toLowerCase() }));
