// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "typewriter.h"

namespace paraphe::setting {
namespace {

paraphe::Run call_of(const std::string& number, Block note) {
  paraphe::Run call;
  call.kind = paraphe::Run::Kind::footnote;
  call.note = std::make_shared<Block>(std::move(note));
  call.note->role = Role::note;
  call.note->label.push_back(run(number));
  return call;
}

TEST(AFootnote, StandsOnThePageOfItsCall) {
  Document document = sheet(8, 30);
  document.blocks.push_back(lines_of("a", 5));
  const paraphe::Run call = call_of("1", paragraph(" note", "text", Role::note));
  document.blocks[0].runs.insert(document.blocks[0].runs.begin() + 5, call);  // after a3
  document.blocks.push_back(lines_of("b", 4));
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  EXPECT_EQ(page_texts(*pages), "a1/a2/a3/1/a4/a5/1 note | b1/b2/b3/b4");
  EXPECT_EQ(dump_structure(*pages),
            "Document\n  P |a1 a2 a3 a4 a5|\n    Reference |1|\n"
            "  Note id=note-1\n    Lbl |1|\n    P | note|\n  P |b1 b2 b3 b4|\n");
}

// Lines of one paragraph each; the one after `before` others calls a note of so many lines.
std::string text_with_note(int page_lines, int before, int note_lines, int after) {
  Document document = sheet(page_lines, 30);
  if (before > 0) document.blocks.push_back(single_lines("a", before));
  document.blocks.push_back(paragraph("x"));
  document.blocks.back().runs.push_back(call_of("*", lines_of("n", note_lines)));
  if (after > 0) document.blocks.push_back(single_lines("b", after));
  return set_text(document);
}

TEST(AFootnote, IsOneNoteToTheEarOnTwoPages) {
  Document document = sheet(9, 30);
  document.blocks.push_back(single_lines("a", 4));
  document.blocks.push_back(paragraph("x"));
  document.blocks.back().runs.push_back(call_of("*", lines_of("n", 5)));
  document.blocks.push_back(single_lines("b", 1));
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  ASSERT_EQ(pages->pages.size(), 2U);
  const std::string read = dump_structure(*pages);
  EXPECT_EQ(read.substr(read.find("  P |x")),
            "  P |x|\n    Reference |*|\n"
            "  Note id=note-1\n    Lbl |*|\n    P |n1 n2 n3 n4 n5|\n"
            "  Div\n    P |b1|\n");
}

struct NoteCase {
  const char* name;
  int page_lines, before, note_lines, after;
  const char* expected;
};

// A page holds what its lines leave after the gap above the notes, of a line.
const NoteCase note_cases[] = {
    {"FollowsALineThatMoves", 6, 4, 2, 1, "a1/a2/a3/a4 | x/*/b1/*n1/n2"},
    {"IsDividedRatherThanLeaveHalfAPage", 9, 4, 5, 3, "a1/a2/a3/a4/x/*/*n1/n2 | b1/b2/b3/n3/n4/n5"},
    {"GoesOnOverPagesWhenItIsLongerThanOne", 6, 0, 10, 6,
     "x/*/*n1/n2/n3 | b1/n4/n5/n6 | b2/n7/n8 | b3/b4/n9/n10 | b5/b6"},
    {"IsReportedWhereNoPageFollowsToGoOnTo", 6, 1, 6, 0, "a1 | x/*/*n1/n2/n3/n4/n5/n6 !PAG-04"},
};

class AFootnoteOf : public testing::TestWithParam<NoteCase> {};

TEST_P(AFootnoteOf, ManyLines) {
  const NoteCase& c = GetParam();
  EXPECT_EQ(text_with_note(c.page_lines, c.before, c.note_lines, c.after), c.expected);
}

INSTANTIATE_TEST_SUITE_P(Table, AFootnoteOf, testing::ValuesIn(note_cases),
                         [](const auto& param) { return std::string(param.param.name); });

}  // namespace
}  // namespace paraphe::setting
