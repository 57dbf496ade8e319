// Runs a handler as a command: event on standard input, result on standard output, an Error as errorType and errorMessage.
export async function serve(handler) {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  try {
    console.log(JSON.stringify(await handler(JSON.parse(text))));
  } catch (error) {
    console.log(JSON.stringify({ errorType: error.name, errorMessage: error.message }));
    process.exitCode = 1;
  }
}

/** An error whose name a workflow's Retry and Catch can match. */
export function failure(name, message) {
  return Object.assign(new Error(message), { name });
}
