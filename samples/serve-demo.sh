#!/usr/bin/env bash
# The sample preschool as a service, from an empty folder to sign-ins and calls that work: `make serve-demo`.
set -euo pipefail
cd "$(dirname "$0")/.."
synas=${SYNAS:?the built command}
folder=${1:?the folder to work in}
port=${PORT:-8080}
rm -rf "$folder"
mkdir -p "$folder"
export SYNAS_DATA="$folder/data"

"$synas" init --policies policies
# Some rows ask to be looked at before anything is imported; here somebody has.
"$synas" roster import samples/roster.csv --confirm B-2015
"$synas" consent answer --file samples/answers.csv
echo

# Prints what the JSON of an account or a token has under a key.
value() { sed -n "s/^ *\"$1\" : \"\(.*\)\",\{0,1\}$/\1/p"; }
add() { "$synas" staff add "$@" --generate --format json | value password; }
teacher=$(add anna.l --role teacher --scope ekbacken/grodan)
manager=$(add bo.ek --role manager --scope ekbacken)
auditor=$(add cilla.r --role auditor)
token=$("$synas" token create anna.l --label "serve-demo" --days 1 --format json \
  --scope posts:check --scope posts:submit --scope posts:read --scope day-sheet:read | value secret)

url="http://127.0.0.1:$port"
cat <<END
The service begins at $url (Ctrl-C ends it). Made up for today, and nowhere else:

    anna.l   teacher of ekbacken/grodan   $teacher
    bo.ek    manager of ekbacken          $manager
    cilla.r  auditor                      $auditor
    a token that acts for anna.l          $token

In another terminal, in this folder:

    curl -s -H "Authorization: Bearer $token" "$url/api/v1/day-sheet?unit=ekbacken&group=grodan&channel=open-blog"

    curl -s -H "Authorization: Bearer $token" -F "post=<samples/posts/05-soppdag.yaml;type=application/yaml" -F "picture=@samples/posts/pictures/brod.jpg;filename=pictures/brod.jpg" -F "picture=@samples/posts/pictures/lunch.jpg;filename=pictures/lunch.jpg" $url/api/v1/posts:check

    curl -s -c "$folder/cookies" -H "Content-Type: application/json" -d '{"name":"bo.ek","password":"$manager"}' $url/api/v1/sign-in

END
exec "$synas" serve --port "$port"
