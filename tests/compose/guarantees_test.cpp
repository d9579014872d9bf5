// SPDX-License-Identifier: EUPL-1.2
// What `par-construction.xml` says the program writes itself: typed otherwise, it prints the same.
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "compose/dump.h"
#include "support.h"

namespace paraphe {
namespace {

using namespace paraphe::testing;

std::string printed(const std::string& text) {
  Diagnostics diagnostics;
  const auto document = compose_text(text, diagnostics);
  EXPECT_TRUE(document) << french(diagnostics);
  return document ? dump(*document) : "";
}

TEST(Guarantees, WhatTheProgramWritesDoesNotDependOnWhatIsTyped) {
  pugi::xml_document table;
  ASSERT_TRUE(table.load_file(path_of("schemas/regles/par-construction.xml").c_str()));
  const std::string model = file_text(path_of("schemas/regles/modele.xml"));
  int tried = 0;
  for (const pugi::xml_node each : table.document_element().children("construction")) {
    if (std::string(each.attribute("par").value()) != "programme") continue;
    SCOPED_TRACE(each.attribute("regle").value());
    ++tried;
    const std::string sought = each.child_value("cherche");
    std::string text = model;
    const std::size_t at = text.find(sought);
    ASSERT_NE(at, text.npos);
    text.replace(at, sought.size(), each.child_value("ecrit"));
    ASSERT_NE(text, model);
    EXPECT_EQ(printed(text), printed(model));
  }
  EXPECT_GE(tried, 1);
}

}  // namespace
}  // namespace paraphe
