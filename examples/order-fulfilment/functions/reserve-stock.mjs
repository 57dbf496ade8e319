import { failure, serve } from './lambda.mjs';

await serve(({ orderId, position, line }) => {
  if (line.stock !== undefined && line.stock < line.quantity) {
    throw failure('OutOfStock', `${line.sku}: ${line.quantity} wanted, ${line.stock} in stock`);
  }
  return { reservation: `${orderId}/${position}`, sku: line.sku, quantity: line.quantity };
});
