import { failure, serve } from './lambda.mjs';

await serve(({ orderId, amount, card, attempt }) => {
  if (card.endsWith('9995')) {
    throw failure('PaymentDeclined', `The card of order ${orderId} was declined.`);
  }
  if (attempt < 2) {
    throw failure('PaymentGatewayBusy', `The gateway is busy (attempt ${attempt + 1}).`);
  }
  return { receipt: `r-${orderId}`, amount };
});
