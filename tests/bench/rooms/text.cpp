// SPDX-License-Identifier: EUPL-1.2
// One benchmark for each room where the time goes: `build/release/rooms`, on a sample, or on the
// draft that PARAPHE_BENCH_DRAFT names. Here those that read, check and compose. Each is warm: what
// a process does once is not in it.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "base/draft.h"
#include "base/xml.h"
#include "check/schema.h"
#include "check/schematron.h"
#include "check/verdict.h"
#include "compose/agreement.h"
#include "compose/compose.h"
#include "rooms/sample.h"

namespace paraphe {
namespace {

const std::string root = PARAPHE_SOURCE_DIR;

/// What stands in the way of a benchmark is a fault of the bench, not a result.
template <class T>
T whole(std::optional<T> made, const Diagnostics& findings, const char* what) {
  if (made) return std::move(*made);
  std::cerr << "rooms: " << what << '\n';
  for (const Diagnostic& finding : findings.items()) std::cerr << finding.message.en << '\n';
  std::exit(1);
}

/// Everything that the rooms hand on, made once.
struct Bench {
  Diagnostics findings;
  std::string name, bytes;
  std::optional<Draft> draft;
  std::optional<Schema> schema;
  std::optional<RuleSet> rules;
  std::optional<Template> form;
  std::optional<Agreement> agreement;
  std::optional<Document> document;

  Bench() {
    initialise_xml();
    const char* asked = std::getenv("PARAPHE_BENCH_DRAFT");
    name = asked != nullptr ? asked : root + "/samples/cnrs-hauts-de-france.xml";
    bytes = read_bytes(name);
    draft = whole(read_draft(name, bytes, {}, findings), findings, "the draft is refused");
    schema = whole(Schema::load(root + "/schemas/convention.xsd", findings), findings, "no schema");
    rules = whole(RuleSet::load(root + "/schemas/regles", findings), findings, "no rules");
    form = whole(
        load_template("sobre", {root + "/templates", root + "/schemas/gabarit.xsd"}, findings),
        findings, "no template");
    agreement = whole(read_agreement(bytes, findings), findings, "no agreement");
    document = whole(compose(*agreement, *form, {}, findings), findings, "no document");
  }

  static Bench& get() {
    static Bench bench;
    return bench;
  }
};

void per_byte(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(Bench::get().bytes.size()));
}

void loader(benchmark::State& state) {
  const Bench& bench = Bench::get();
  for (auto _ : state) {
    Diagnostics findings;
    benchmark::DoNotOptimize(read_draft(bench.name, bench.bytes, {}, findings));
  }
  per_byte(state);
}
BENCHMARK(loader);

void schema_load(benchmark::State& state) {
  for (auto _ : state) {
    Diagnostics findings;
    benchmark::DoNotOptimize(Schema::load(root + "/schemas/convention.xsd", findings));
  }
}
BENCHMARK(schema_load);

void schema_validate(benchmark::State& state) {
  const Bench& bench = Bench::get();
  for (auto _ : state) {
    Diagnostics findings;
    bench.schema->validate(*bench.draft, findings);
    benchmark::DoNotOptimize(findings);
  }
  per_byte(state);
}
BENCHMARK(schema_validate);

void rules_load(benchmark::State& state) {
  for (auto _ : state) {
    Diagnostics findings;
    benchmark::DoNotOptimize(RuleSet::load(root + "/schemas/regles", findings, Prose::later));
  }
}
BENCHMARK(rules_load);

void rules_evaluate(benchmark::State& state) {
  const Bench& bench = Bench::get();
  Checker checker(*bench.rules, root + "/schemas/profils");
  CheckOptions options;
  options.asked = parse_date("2026-12-01");
  for (auto _ : state) benchmark::DoNotOptimize(checker.check(*bench.draft, options, {}));
  per_byte(state);
}
BENCHMARK(rules_evaluate);

void template_load(benchmark::State& state) {
  for (auto _ : state) {
    Diagnostics findings;
    benchmark::DoNotOptimize(
        load_template("sobre", {root + "/templates", root + "/schemas/gabarit.xsd"}, findings));
  }
}
BENCHMARK(template_load);

void compose_document(benchmark::State& state) {
  const Bench& bench = Bench::get();
  for (auto _ : state) {
    Diagnostics findings;
    benchmark::DoNotOptimize(compose(*bench.agreement, *bench.form, {}, findings));
  }
  per_byte(state);
}
BENCHMARK(compose_document);

}  // namespace

const Document& sample_document() { return *Bench::get().document; }

}  // namespace paraphe

BENCHMARK_MAIN();
