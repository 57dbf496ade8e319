#!/bin/sh
# Gives back whatever was reserved for the order; releasing what was never reserved is no error.
order=$(sed -n 's/.*"orderId" *: *"\([^"]*\)".*/\1/p')
printf '{"released": true, "orderId": "%s"}\n' "$order"
