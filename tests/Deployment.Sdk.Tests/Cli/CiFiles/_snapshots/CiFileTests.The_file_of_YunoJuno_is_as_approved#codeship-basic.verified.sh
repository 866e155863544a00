#!/bin/sh
# Written from the plan by dotnet run --no-build --project deploy -- ci codeship-basic
# Change the plan and write it again; "ci --check" exits 2 while this file is not what the plan says.
#   plan yunojuno
#   --delivery deploy
#   --test tox -e py
#
# Project settings, Tests: tox -e py
# Project settings, Deploy: one pipeline for the branches that start with %, as a script: sh codeship-basic.sh
# Codeship Basic branch names cannot say feature/*, so the plan is asked below.
# Project settings, Environment: the Heroku tokens.
#   uat: HEROKU_API_KEY_UAT, or HEROKU_API_KEY for everything below production
#   dev: HEROKU_API_KEY_DEV, or HEROKU_API_KEY for everything below production
#   dev-slot: HEROKU_API_KEY_DEV_1, HEROKU_API_KEY_DEV_2, or HEROKU_API_KEY for everything below production
#   live: HEROKU_API_KEY_LIVE, HEROKU_API_KEY_UAT
#     and for the ledger, which outlives its jobs: DEPLOYMENT_LEDGER_URL
# DEPLOYMENT_LEDGER_URL names a database. Before the first of those jobs reference the package Deployment.Sdk.PostgreSql
# and run: ledger migrate, then for this plan and whenever it changes: policy accept LIVE.
# Every build there has the same variables: keep the token of live elsewhere, and promote from there.
set -eu
dotnet build deploy
if dotnet run --no-build --project deploy -- explain "$CI_BRANCH" --by master; then
  dotnet run --no-build --project deploy -- deploy
elif dotnet run --no-build --project deploy -- explain "$CI_BRANCH" --by dev; then
  dotnet run --no-build --project deploy -- deploy
elif dotnet run --no-build --project deploy -- explain "$CI_BRANCH" --by 'feature/*'; then
  dotnet run --no-build --project deploy -- deploy
else
  code=0
  dotnet run --no-build --project deploy -- explain "$CI_BRANCH" || code=$?
  [ "$code" -eq 3 ] || { echo "No job takes this branch, and explain ended with $code instead of 3." >&2; exit 1; }
fi
