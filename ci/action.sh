#!/usr/bin/env bash
# The steps of action.yml. What they are given comes in the environment, and is only ever used as a whole word.
# Written for bash 3.2 too, which macOS has.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
temp=${RUNNER_TEMP:-/tmp}
bin=$temp/provenance/bin
[ "${RUNNER_OS:-}" != Windows ] || bin=$temp/provenance/Scripts

# From this action's own files, at the version that the workflow names, with the dependencies that its lock pins by hash.
install() {
    "${PYTHON:-python3}" -m venv "$temp/provenance"
    local pip=("$bin/python" -m pip --quiet --disable-pip-version-check --no-input install)
    "${pip[@]}" --require-hashes --requirement "$here/lock/run.txt"
    "${pip[@]}" --no-deps --no-build-isolation "$here"
}

command=("$bin/provenance" check)
paths=(--)

option() { # With "=", so that no value can be taken for an option.
    [ -z "$2" ] || command+=("--$1=$2")
}

check() {
    option fail-on "${INPUT_FAIL_ON:-}"
    option fail-under "${INPUT_FAIL_UNDER:-}"
    option diff "${INPUT_DIFF:-}"
    option trust "${INPUT_TRUST:-}"
    option baseline "${INPUT_BASELINE:-}"
    option config "${INPUT_CONFIG:-}"
    option registry "${INPUT_REGISTRY:-}"
    local line
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        [ -z "$line" ] || command+=("$line")
    done <<< "${INPUT_ARGS:-}"
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        [ -z "$line" ] || paths+=("$line")
    done <<< "${INPUT_PATHS:-}"

    # The first run is the check: its status is the step's.
    local form=concise status=0
    [ "${INPUT_ANNOTATIONS:-true}" != true ] || form=github
    "${command[@]}" --format "$form" "${paths[@]}" || status=$?
    if [ "$status" != 2 ]; then # What cannot be meant has no report.
        local sarif=${INPUT_SARIF_FILE:-$temp/provenance.sarif} report=${INPUT_REPORT_FILE:-$temp/provenance.md}
        write sarif "$sarif"
        write markdown "$report"
        output sarif-file "$sarif"
        output report-file "$report"
        if [ "${INPUT_SUMMARY:-true}" = true ] && [ -f "$report" ]; then
            cat < "$report" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
        fi
    fi
    output status "$status"
    exit "$status"
}

# The same again, in another format. Where a file cannot be read, or not be written, that is the step's status: a report
# that is not there may not pass for a good one.
write() {
    local ended=0
    "${command[@]}" --exit-zero --format "$1" --output "$2" "${paths[@]}" || ended=$?
    [ "$ended" = 0 ] || status=$ended
}

output() {
    printf '%s=%s\n' "$1" "${2//[$'\r\n']/}" >> "${GITHUB_OUTPUT:-/dev/null}"
}

case ${1:-} in
    install) install ;;
    check) check ;;
    *)
        echo "usage: action.sh install|check" >&2
        exit 2
        ;;
esac
