# The function that the scenarios call: notes that an attempt was begun before it does anything.
# A program whose server is killed before it wrote the event sees an empty input: nothing was begun.
event=$(cat)
[ -n "$event" ] || exit 0
here=$(dirname "$0")
field() { printf '%s' "$event" | sed -n 's/.*"'"$1"'":"\{0,1\}\([^",}]*\).*/\1/p'; }
step="$(field id) $(field step)"
token=$(field token)
if grep -q "^$step " "$here/notes" 2>/dev/null; then first=false; else first=true; fi
hash=$(printf '%s' "$event" | sed 's/"token":"[^"]*"//' | cksum)
printf '%s %s %s %s\n' "$step" "$(field entered)" "$(field attempt)" "${hash% *}" >> "$here/notes"
sleep 0.1
case $(field do)-$first in
    busy-true) printf '{"errorType":"Busy","errorMessage":"as told"}' ;;
    refuse-*) printf '{"errorType":"Refused","errorMessage":"as told"}' ;;
    ask-*) printf '%s\n' "$token" >> "$here/tokens"; printf '{"did":"ask"}' ;;
    large-*)
        some() { head -c 20000 /dev/zero | tr '\0' "$1"; }
        printf '{"items":[{"text":"%s"},{"text":"%s"},{"text":"%s"}]}' "$(some 0)" "$(some 1)" "$(some 2)" ;;
    *) printf '{"did":"work"}' ;;
esac
