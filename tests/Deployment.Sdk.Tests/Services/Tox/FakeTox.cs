namespace Deployment.Sdk.Tests.Services.Tox;

/// <summary>
/// A program that behaves as tox 3.28 or 4: its arguments, its exit codes, and the shape of its report. What each environment of
/// <c>tox.ini</c> does stands in the file <c>ini</c>, a line each: its name, and its exit code, <c>missing</c> for one without an
/// interpreter, or <c>skipped</c>.
/// </summary>
internal static class FakeTox
{
    public const string Script =
        """
        #!/bin/sh
        # usage: tox -e a,b --result-json FILE
        printf '%s\n' "$@" > called
        env > environment
        [ "$#" -eq 4 ] && [ "$1" = -e ] && [ "$3" = --result-json ] || { echo "usage: tox" >&2; exit 2; }
        version=$(cat version)
        major=${version%%.*}
        out=
        codes=
        count=0
        first=
        ran=no
        for name in $(printf %s "$2" | tr , ' '); do
          line=$(grep "^$name " ini) || {
            echo "ERROR: unknown environment '$name'"
            [ "$major" = 3 ] && exit 1
            exit 254
          }
          does=${line#* }
          count=$((count + 1))
          code=$does
          case "$does" in
            missing) code=0; test=; result='"result":{"success":true,"exit_code":0,"duration":0.1,"skipped":true},'; [ "$major" = 3 ] || code=skip ;;
            *) ran=yes; test="{\"command\":[\"pytest\",\"-q\"],\"output\":\"\",\"retcode\":$does}"
               ok=true; [ "$does" = 0 ] || ok=false
               result="\"result\":{\"success\":$ok,\"exit_code\":$does,\"duration\":1.5}," ;;
          esac
          [ "$major" = 3 ] && result=
          out="$out,\"$name\":{\"python\":{\"version\":\"3.12\"},$result\"setup\":[{\"command\":[\"pip\"],\"output\":\"\",\"retcode\":0}],\"test\":[$test]}"
          echo "$name: commands[0]> pytest -q"
          if [ "$code" != 0 ] && [ "$code" != skip ]; then first=${first:-$code}; fi
        done
        pkg=
        [ "$major" = 4 ] && pkg=',".pkg":{"setup":[{"command":["build"],"retcode":null}],"test":[]}'
        printf '{"reportversion":"1","toxversion":"%s","platform":"linux","host":"h","testenvs":{%s%s}}' "$version" "${out#,}" "$pkg" > "$4"
        if [ "$major" = 3 ]; then [ -z "$first" ] || exit 1; exit 0; fi
        if [ -n "$first" ]; then [ "$count" = 1 ] && exit "$first"; exit 1; fi
        [ "$ran" = yes ] || exit 1
        exit 0
        """;
}
