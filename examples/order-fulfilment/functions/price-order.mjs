import { serve } from './lambda.mjs';

await serve(({ lines }) => {
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  return { total, currency: 'EUR', lines: lines.length };
});
