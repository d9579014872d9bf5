// SPDX-License-Identifier: EUPL-1.2
// The rooms that set pages and write them.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "base/digest.h"
#include "output/codes.h"
#include "output/font.h"
#include "output/page_symbols.h"
#include "output/pdf.h"
#include "rooms/sample.h"
#include "typeset/fonts.h"
#include "typeset/galley.h"
#include "typeset/setting.h"

namespace paraphe {
namespace {

Pages sample_pages() {
  Diagnostics ignored;
  return typeset(sample_document(), nullptr, ignored).value();
}

/// The document as one column: words looked up, shaped the first time, and lines broken.
void break_lines(benchmark::State& state) {
  const Document& document = sample_document();
  setting::Fonts fonts;
  std::vector<Sign> signs;
  setting::Words words(fonts, setting::french_patterns(), signs);
  std::size_t lines = 0;
  for (auto _ : state) {
    Diagnostics ignored;
    setting::Findings findings(ignored, [](Source) { return Place{}; });
    setting::Structure structure;
    const setting::Galley galley(document, words, structure, findings, nullptr);
    lines = galley.column().slabs.size();
  }
  state.counters["lines/s"] =
      benchmark::Counter(static_cast<double>(lines), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(break_lines);

void break_pages(benchmark::State& state) {
  const Document& document = sample_document();
  setting::Fonts fonts;
  std::vector<Sign> signs;
  setting::Words words(fonts, setting::french_patterns(), signs);
  Diagnostics ignored;
  setting::Findings findings(ignored, [](Source) { return Place{}; });
  setting::Structure structure;
  const setting::Galley galley(document, words, structure, findings, nullptr);
  const setting::PageHeights heights{setting::sheet_of(document.layout, false).text_height(),
                                     setting::sheet_of(document.layout, true).text_height()};
  for (auto _ : state)
    benchmark::DoNotOptimize(
        setting::break_pages(galley.column().slabs, heights, galley.note_room()));
}
BENCHMARK(break_pages);

/// As a cold process does: no word is known.
void shape_and_set(benchmark::State& state) {
  const Document& document = sample_document();
  for (auto _ : state) {
    setting::Fonts fonts;
    Diagnostics ignored;
    benchmark::DoNotOptimize(setting::set_pages(
        document, fonts, [](Source) { return Place{}; }, ignored));
  }
}
BENCHMARK(shape_and_set);

void subset_fonts(benchmark::State& state) {
  const Pages pages = sample_pages();
  const std::vector<Codes> codes = allocate_codes(pages);
  for (auto _ : state) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i].empty()) continue;
      benchmark::DoNotOptimize(
          embed_font(*FontSource::open(pages.faces[i].path), pages.faces[i].name, codes[i]));
    }
  }
}
BENCHMARK(subset_fonts);

/// The codes of a hundred pages, and the operators that draw them.
void page_codes(benchmark::State& state) {
  std::vector<std::string> contents;
  for (int page = 0; page < 100; ++page) {
    std::string digits = hexadecimal(sha256(std::to_string(page)));
    std::transform(digits.begin(), digits.end(), digits.begin(),
                   [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    contents.push_back("PARAPHE:1:" + digits + digits);
  }
  for (auto _ : state) {
    const PageSymbols symbols(contents);
    for (std::size_t page = 0; page < contents.size(); ++page)
      benchmark::DoNotOptimize(symbols.operators(page, {0, 0, 60, 60}));
  }
  state.counters["codes/s"] =
      benchmark::Counter(100, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(page_codes);

void pdf_write(benchmark::State& state) {
  const Document& document = sample_document();
  std::size_t bytes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Pages pages = sample_pages();
    state.ResumeTiming();
    bytes = write_pdf(document, std::move(pages)).size();
  }
  state.counters["KB"] = static_cast<double>(bytes) / 1000;
}
BENCHMARK(pdf_write);

}  // namespace
}  // namespace paraphe
