// SPDX-License-Identifier: EUPL-1.2
// The public conformance cases of SchXslt2: schema, documents, expected verdict, expectations on
// SVRL.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/draft.h"
#include "check/schematron.h"
#include "check/svrl.h"
#include "jing.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;
using Tree = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

/// The cases that no XPath 1.0 engine can pass: they use XSLT 2.
const std::set<std::string> known_failures = {
    "rule-visit-each.xml",
    "xsl-function.xml",
    "xsl-key-element-content.xml",
};

/// Cases that ask the report for what its own grammar forbids: an attribute of the document copied
/// onto `svrl:text`.
const std::set<std::string> against_the_grammar = {
    "pattern-abstract-property-copy-of.xml",
    "svrl-property-copy-of.xml",
    "svrl-property-variable-copy-of-rule.xml",
};

/// The language of a message: the cases look for it on the assertion, the grammar of SVRL puts it
/// on `svrl:text` alone (Schematron/schematron-enhancement-proposals, issue 89).
std::string where_svrl_has_it(std::string expectation) {
  const std::string sought = "[lang(";
  const std::size_t at = expectation.find(sought);
  if (at != expectation.npos && expectation.find("svrl:text") == expectation.npos) {
    expectation.insert(at, "/svrl:text");
  }
  return expectation;
}

std::string attribute_of(xmlNode* node, const char* name) {
  xmlChar* text = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string out(text == nullptr ? "" : reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

std::vector<xmlNode*> select(xmlDoc* tree, const char* path) {
  std::vector<xmlNode*> out;
  xmlXPathContext* context = xmlXPathNewContext(tree);
  xmlXPathObject* value = xmlXPathEval(reinterpret_cast<const xmlChar*>(path), context);
  for (int i = 0; value->nodesetval != nullptr && i < value->nodesetval->nodeNr; ++i) {
    out.push_back(value->nodesetval->nodeTab[i]);
  }
  xmlXPathFreeObject(value);
  xmlXPathFreeContext(context);
  return out;
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void write(const fs::path& path, xmlNode* element) {
  const Tree tree(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")), &xmlFreeDoc);
  xmlDocSetRootElement(tree.get(), xmlDocCopyNode(element, tree.get(), 1));
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(tree.get(), &bytes, &size, "UTF-8");
  write(path, std::string(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size)));
  xmlFree(bytes);
}

bool holds(xmlDoc* svrl, const std::string& test) {
  xmlXPathContext* context = xmlXPathNewContext(svrl);
  xmlXPathRegisterNs(context, reinterpret_cast<const xmlChar*>("svrl"),
                     reinterpret_cast<const xmlChar*>("http://purl.oclc.org/dsdl/svrl"));
  xmlXPathObject* value = xmlXPathEval(reinterpret_cast<const xmlChar*>(test.c_str()), context);
  const bool out = value != nullptr && xmlXPathCastToBoolean(value) != 0;
  xmlXPathFreeObject(value);
  xmlXPathFreeContext(context);
  return out;
}

/// Runs one case in `folder`; empty when it is as expected, else what differs.
std::string run(const fs::path& file, const fs::path& folder) {
  const std::string bytes = read_bytes(file.string());  // libxml2 is not let near files
  const Tree test(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, 0),
                  &xmlFreeDoc);
  xmlNode* schema = select(test.get(), "/*/*[local-name()='schemas']/*").at(0);
  for (xmlNode* candidate : select(test.get(), "/*/*[local-name()='schemas']/*")) {
    if (attribute_of(candidate, "queryBinding") == "xslt") schema = candidate;
  }
  write(folder / "rules.sch", schema);
  std::string primary;
  for (xmlNode* document : select(test.get(), "/*/*[local-name()='documents']/*")) {
    const std::string name = attribute_of(document, "filename");
    if (primary.empty()) primary = name;
    xmlNode* root = xmlFirstElementChild(document);
    write(folder / name, root);
  }
  Diagnostics found;
  std::string verdict = "error";
  std::string svrl;
  const auto rules = RuleSet::load(folder.string(), "rules.sch", found);
  const std::string path = (folder / primary).string();
  if (rules) {
    const auto draft = read_draft(primary, read_bytes(path), Limits{}, found);
    EvaluationOptions options;
    options.documents = folder.string();
    svrl = write_svrl(*draft, *rules, options, found);
    write(folder / "report.svrl", svrl);
    const bool fired = svrl.find("<svrl:failed-assert") != svrl.npos ||
                       svrl.find("<svrl:successful-report") != svrl.npos;
    if (found.empty()) verdict = fired ? "invalid" : "valid";
  }
  const std::string expected = attribute_of(xmlDocGetRootElement(test.get()), "expect");
  if (verdict != expected) {
    return verdict + " instead of " + expected +
           (found.empty() ? "" : ": " + found.items()[0].message.en);
  }
  const Tree report(xmlReadMemory(svrl.data(), static_cast<int>(svrl.size()), nullptr, nullptr, 0),
                    &xmlFreeDoc);
  for (xmlNode* assertion : select(test.get(), "/*/*[local-name()='assertions']/*")) {
    if (!holds(report.get(), where_svrl_has_it(attribute_of(assertion, "assert")))) {
      return attribute_of(assertion, "assert") + " in " + svrl;
    }
  }
  return {};
}

TEST(SchematronSuite, FailsExactlyWhereXslt2IsNeeded) {
  const char* suites = std::getenv("PARAPHE_SUITES");
  const fs::path root =
      fs::path(suites == nullptr ? "" : suites) / "schxslt2-conformance" / "testcases";
  if (suites == nullptr || !fs::exists(root)) {
    if (is_strict()) FAIL() << "the suite is missing";
    GTEST_SKIP() << "PARAPHE_SUITES names no folder with schxslt2-conformance";
  }
  std::string name = (fs::temp_directory_path() / "paraphe-suite-XXXXXX").string();
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  std::set<std::string> failed;
  std::vector<std::string> reports;
  std::size_t cases = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".xml") continue;
    const fs::path folder = fs::path(name) / std::to_string(cases++);
    fs::create_directory(folder);
    const std::string difference = run(entry.path(), folder);
    if (fs::exists(folder / "report.svrl") &&
        against_the_grammar.count(entry.path().filename().string()) == 0) {
      reports.push_back((folder / "report.svrl").string());
    }
    if (difference.empty()) continue;
    failed.insert(entry.path().filename().string());
    if (known_failures.count(entry.path().filename().string()) == 0) {
      ADD_FAILURE() << entry.path() << ": " << difference;
    }
  }
  EXPECT_EQ(cases, 87U);
  EXPECT_EQ(failed, known_failures);
  EXPECT_GE(reports.size(), 79U);
  const std::string held = has_jing() ? judged_by_jing(reports) : "";
  fs::remove_all(name);
  EXPECT_EQ(held, "");
  PARAPHE_NEEDS_JING();
}

}  // namespace
}  // namespace paraphe
