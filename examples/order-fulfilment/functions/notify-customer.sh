#!/bin/sh
# Tells the customer on standard error, where a real one would send a mail.
event=$(cat)
to=$(printf '%s' "$event" | sed -n 's/.*"to" *: *"\([^"]*\)".*/\1/p')
printf 'mail to %s: we are sorry, your order was cancelled\n' "$to" >&2
echo '{"sent": true}'
