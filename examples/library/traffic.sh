#!/bin/sh
# Members of the library, each in a loop until Ctrl-C: they look at loans and at a book, borrow one and bring it back. What is
# not answered with 2xx is told at once; the addresses of the loans that were acknowledged are in the file lent.txt.
#
#   traffic.sh [URL] [MEMBERS]
url=${1:-http://localhost:8080}
members=${2:-4}
seen='%{stderr}%{http_code} %{method} %{url}\n'
lent='%{stderr}%{http_code} LENT %header{location}\n'

member() {
  n=0
  while :; do
    n=$((n + 1))
    who="member=$1-$n"
    from=$((1 + (n * 37 + $1 * 611) % 4900))
    # told at once, lest what several say is mixed
    told=$(curl -s -b "$who" -w "$seen" "$url/loans/[$from-$((from + 9))]" "$url/loans?member=member-$((n % 50))" "$url/books/$((1 + n % 200))" \
      --next -s -b "$who" -w "$lent" -d "{\"book\": $((1 + n % 200)), \"member\": \"member-$((n % 50))\"}" "$url/loans" \
      --next -s -b "$who" -w "$seen" -X PUT "$url/loans/$from/return" 2>&1 >/dev/null)
    printf '%s\n' "$told"
  done
}

for n in $(seq "$members"); do
  member "$n" &
done | awk '
  $1 !~ /^2/ { print; fflush() }
  { count[substr($1, 1, 1) "xx"]++; if (++all % 2000 == 0) { for (c in count) printf "%s: %d  ", c, count[c]; print ""; fflush() } }
  $2 == "LENT" && $1 == 201 { print $3 > "lent.txt"; fflush("lent.txt") }'
