import { serve } from './lambda.mjs';

const perParcel = { GB: 9, US: 19 };

await serve(({ parcels, destination }) => ({ carrier: 'Slow & Steady', price: parcels * (perParcel[destination] ?? 29) }));
