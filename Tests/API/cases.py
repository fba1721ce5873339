"""Runs schemathesis against a service that runs, as a manager and as a teacher, and counts what it asked."""

import argparse
import json
import os
import re
import subprocess
import sys

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
]


def run(arguments, name, token, cases):
    """One run of schemathesis; gives how many cases it generated and whether it found anything."""
    report = os.path.join(arguments.work, f"{name}.log")
    environment = dict(os.environ, NO_COLOR="1", HYPOTHESIS_STORAGE_DIRECTORY=os.path.join(arguments.work, "examples"))
    # `per operation` is all that it knows: the cases are shared out among them, in three phases.
    each = max(1, cases // (arguments.operations * 2))
    command = [
        os.path.abspath(arguments.schemathesis), "run", f"{arguments.url}/openapi.yaml", "--url", arguments.url,
        "--header", f"Authorization: Bearer {token}", "--checks", ",".join(CHECKS),
        "--max-examples", str(each), "--seed", str(arguments.seed), "--workers", "2", "--no-color",
        "--phases", "examples,coverage,fuzzing", "--generation-database", ":memory:", "--request-timeout", "30",
        "--suppress-health-check", "all", "--max-response-time", "30",
    ]
    with open(report, "w", encoding="utf-8") as output:
        code = subprocess.run(command, env=environment, stdout=output, stderr=subprocess.STDOUT, cwd=arguments.work).returncode
    with open(report, encoding="utf-8") as output:
        text = output.read()
    found = re.search(r"(\d[\d,]*) generated", text) or re.search(r"Test cases:\s*\n?\s*(\d+)", text)
    return (int(found.group(1).replace(",", "")) if found else 0), code, text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemathesis", required=True)
    parser.add_argument("--url", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--operations", type=int, required=True)
    parser.add_argument("--cases", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("tokens", nargs="+", help="NAME=TOKEN")
    arguments = parser.parse_args()
    total, failed = 0, False
    for pair in arguments.tokens:
        name, token = pair.split("=", 1)
        count, code, text = run(arguments, name, token, arguments.cases // len(arguments.tokens))
        print(f"{name}: {count} cases, {'no findings' if code == 0 else 'FINDINGS'}", flush=True)
        if code != 0:
            print(text.replace(token, "TOKEN"))
        total, failed = total + count, failed or code != 0 or count == 0
    print(json.dumps({"cases": total, "seed": arguments.seed, "failed": failed}))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
