// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <map>
#include <pugixml.hpp>

#include "base/utf8.h"
#include "compose/phrase.h"
#include "support.h"

namespace paraphe::testing {
namespace {

/// Letters and digits only: punctuation and spaces are the program's.
std::string letters(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    if (is_letter(point.value) || is_digit(point.value)) encode(point.value, out);
    i += point.size;
  }
  return out;
}

void speak(const Block& block, std::string& out) {
  out += spoken(block.runs) + "\n";
  for (const Run& run : block.runs) {
    if (run.note) speak(*run.note, out);
  }
  for (const Block& child : block.children) speak(child, out);
}

std::size_t times(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    ++found;
  }
  return found;
}

class WholeSample : public ::testing::TestWithParam<const char*> {};

// Each text of the body stands on the page as often as in the draft: nothing lost, nothing twice.
TEST_P(WholeSample, IsPrintedOnce) {
  const std::string bytes = read_bytes(path_of(GetParam()));
  Diagnostics diagnostics;
  const auto document = compose_text(bytes, diagnostics);
  ASSERT_TRUE(document) << french(diagnostics);
  std::string said;
  // The title block and the contents repeat headings; the body follows.
  for (const Block& block : document->blocks) {
    const bool contents = !block.children.empty() && block.children[0].style == "sommaireTitre";
    if (!contents) speak(block, said);
  }
  const std::string printed = letters(said);
  pugi::xml_document draft;
  draft.load_buffer(bytes.data(), bytes.size());
  std::map<std::string, std::size_t> drafted;
  std::string whole;
  for (const char* part :
       {"visas", "considerants", "preambule", "definitions", "articles", "annexes"}) {
    for (const auto& found : draft.document_element().child(part).select_nodes(".//text()")) {
      const std::string text = letters(found.node().value());
      whole += text + "\n";
      if (text.size() > 60) ++drafted[text];
    }
  }
  EXPECT_GT(drafted.size(), 100u);
  for (const auto& [text, count] : drafted) {
    EXPECT_EQ(times(printed, text), times(whole, text)) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, WholeSample,
                         ::testing::Values("samples/cnrs-hauts-de-france.xml",
                                           "samples/cnrs-normandie-2021.xml"),
                         [](const auto& param) {
                           return param.index == 0 ? "HautsDeFrance" : "Normandie";
                         });

}  // namespace
}  // namespace paraphe::testing
