// SPDX-License-Identifier: EUPL-1.2
#include "base/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/encoding.h"
#include "base/wellformed.h"
#include "base/xml.h"
#include "places.h"

namespace paraphe {
namespace {

const bool initialised = (initialise_xml(), true);

std::string_view view(const xmlChar* text) {
  return text == nullptr ? "(null)" : reinterpret_cast<const char*>(text);
}

void show(const xmlNs* ns, std::string& out) {
  if (ns != nullptr)
    out += "{" + std::string(view(ns->prefix)) + "=" + std::string(view(ns->href)) + "}";
}

// Every field that a reader of the tree may look at, and whether the links agree with one another.
void show(const xmlNode* node, std::string& out) {
  const xmlNode* before = nullptr;
  for (; node != nullptr; before = node, node = node->next) {
    EXPECT_EQ(node->prev, before);
    EXPECT_NE(node->doc, nullptr);
    out += "(" + std::to_string(node->type) + " " + std::string(view(node->name));
    if (node->type == XML_ELEMENT_NODE) {
      out += "#" + std::to_string(reinterpret_cast<std::uintptr_t>(node->_private));
      show(node->ns, out);
      for (const xmlNs* ns = node->nsDef; ns != nullptr; ns = ns->next) show(ns, out += " ns");
      for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        EXPECT_EQ(a->parent, node);
        show(a->ns, out += " @" + std::string(view(a->name)));
        EXPECT_EQ(a->children == nullptr ? nullptr : a->children->parent,
                  a->children == nullptr ? nullptr : reinterpret_cast<const xmlNode*>(a));
        EXPECT_EQ(a->last, a->children);
        show(a->children, out);
      }
      EXPECT_EQ(node->children == nullptr ? node : node->children->parent, node);
      EXPECT_EQ(node->last == nullptr ? nullptr : node->last->next, nullptr);
      show(node->children, out);
    } else {
      out += " «" + std::string(view(node->content)) + "»";
    }
    out += ")";
  }
}

std::string show(const xmlDoc* document) {
  std::string out = "standalone " + std::to_string(document->standalone) + ", encoding " +
                    std::string(view(document->encoding)) + "\n";
  show(document->children, out);
  return out;
}

enum class Outcome { refused, doubted, built };

// Builds the tree of `bytes`, and lets libxml2's parser judge: what is built must be accepted, and
// be the same tree, each element at the same place.
Outcome compare(const std::string& bytes) {
  EXPECT_TRUE(initialised);
  const SourceText source("projet.xml", bytes);
  Diagnostics diagnostics;
  if (!check_bytes(source, {}, diagnostics)) return Outcome::refused;
  const auto built = build_tree(source, {}, {});
  const Scan found = scan(source.bytes(), source.begin(), {});
  const Document parsed = found.refusal ? Document() : parse(source, found, diagnostics);
  if (!built) return parsed == nullptr ? Outcome::refused : Outcome::doubted;
  EXPECT_NE(parsed, nullptr) << bytes;
  if (parsed == nullptr) return Outcome::built;
  const std::string ours = show(built->document.get()), theirs = show(parsed.get());
  const auto differ = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
  EXPECT_TRUE(ours == theirs) << "built: " << std::string(differ.first, ours.end()).substr(0, 80)
                              << "\nparsed: "
                              << std::string(differ.second, theirs.end()).substr(0, 80);
  EXPECT_EQ(built->elements.size(), found.elements.size());
  for (std::size_t i = 0; i < std::min(built->elements.size(), found.elements.size()); ++i) {
    const ElementSource &a = built->elements[i], &b = found.elements[i];
    EXPECT_TRUE(a.begin == b.begin && a.content == b.content && a.end == b.end) << i;
  }
  return Outcome::built;
}

struct Case {
  const char* name;
  const char* bytes;
  Outcome outcome;
};

constexpr auto built = Outcome::built;
constexpr auto doubted = Outcome::doubted;
constexpr auto refused = Outcome::refused;

const Case cases[] = {
    {"Declaration", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>\n", built},
    {"DeclarationInSmallLetters", "<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>", built},
    {"DeclarationWithoutEncoding", "<?xml version=\"1.0\"?><a/>", built},
    {"DeclarationOtherwise", "<?xml  version = '1.0' standalone='yes' ?><a/>", doubted},
    {"ByteOrderMark", "\xEF\xBB\xBF<a>é</a>", built},
    {"Attributes", "<a b='1' c = \"2'\" \n d='\"'><e f=''/></a>", built},
    {"Normalisation", "<a b='x\n\ty\r\nz\r &#10;&#9;&amp;&lt;&quot;&#xE9;'/>", built},
    {"References", "<a>x&amp;&lt;&gt;&quot;&apos;&#233;&#x1F600;&#13;y</a>", built},
    {"ReferenceAlone", "<a>&#x9;</a>", built},
    {"ReferenceToNothing", "<a>&#0;</a>", refused},
    {"ReferenceToASurrogate", "<a>&#xD800;</a>", refused},
    {"ReferenceTooLarge", "<a>&#x110000;</a>", refused},
    {"ReferenceWithZeros", "<a>&#0000000000233;</a>", doubted},
    {"ReferenceUnknown", "<a>&eacute;</a>", refused},
    {"ReferenceUnfinished", "<a>&amp</a>", refused},
    {"LineEnds", "<a>\r\n<b/>\r\r\n x\ry</a>", built},
    {"Blanks", "<a>\n  <b/>\n  <b/>\n\t<b/>\n  <c/> </a>", built},
    {"Comments", "<!--1--><a><!-- 2\r\n --> x <!----></a><!--3-->", built},
    {"CommentWithDashes", "<a><!-- a -- b --></a>", refused},
    {"CommentEndingInADash", "<a><!-- a ---></a>", refused},
    {"Instructions", "<?p?><?p ?><?xml-model href='x'?><a><?q  a ? b ?></a>", built},
    {"InstructionNamedXml", "<a><?XML x?></a>", refused},
    {"Cdata", "<a><![CDATA[<x>]]></a>", doubted},
    {"EndOfCdataInText", "<a>x]]>y</a>", refused},
    {"BracketsInText", "<a>x]] >y]</a>", built},
    {"Namespaces",
     "<a xmlns='urn:a:1' xmlns:p='http://p.example/x#y'><p:b p:c='1' c='2'><d "
     "xmlns='urn:d'/></p:b><e/></a>",
     built},
    {"NamespaceDeclaredAfterUse", "<p:a p:b='1' xmlns:p='urn:p'/>", built},
    {"NamespaceUndeclared", "<p:a/>", refused},
    {"NamespaceOutOfScope", "<a><b xmlns:p='urn:p'/><p:c/></a>", refused},
    {"NamespaceOfAnAttributeUndeclared", "<a p:b='1'/>", refused},
    {"NamespaceTwice", "<a xmlns:p='urn:p' xmlns:p='urn:q'/>", refused},
    {"NamespaceEmpty", "<a xmlns='urn:a'><b xmlns=''/></a>", doubted},
    {"NamespaceRelative", "<a xmlns='voisin'/>", doubted},
    {"NamespaceNotAUri", "<a xmlns='urn: :x'/>", refused},
    {"NamespaceOfXml", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", refused},
    {"Language", "<a xml:lang='fr'><b xml:lang='en'/></a>", built},
    {"Identifier", "<a xml:id='x'/>", doubted},
    {"Accents", "<événement/>", doubted},
    {"TwoColons", "<a:b:c xmlns:a='urn:a'/>", refused},
    {"SameAttribute", "<a b='1' b='2'/>", refused},
    {"SameAttributeByNamespace", "<a xmlns:p='urn:p' xmlns:q='urn:p' p:b='1' q:b='2'/>", refused},
    {"NoSpaceBetweenAttributes", "<a b='1'c='2'/>", refused},
    {"TagInAValue", "<a b='<'/>", refused},
    {"Nothing", "<!-- -->", refused},
    {"TwoRoots", "<a/><b/>", refused},
    {"TextAfterTheRoot", "<a/>x", refused},
    {"ReferenceAfterTheRoot", "<a/>&#32;", refused},
    {"EndTagMissing", "<a><b></a>", refused},
    {"EndTagLonger", "<a></ab>", refused},
    {"EndTagCut", "<a></a", refused},
    {"StartTagCut", "<a b='1", refused},
    {"SpaceInTags", "<a ><b\n/></a \n>", built},
    {"Slash", "<a / >", refused},
};

class TreeOf : public testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(ADraft, TreeOf, testing::ValuesIn(cases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_P(TreeOf, IsTheOneOfLibxml2) { EXPECT_EQ(compare(GetParam().bytes), GetParam().outcome); }

std::vector<std::string> xml_files(const std::filesystem::path& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".xml" || extension == ".sch" || extension == ".xsd") {
      found.push_back(entry.path().string());
    }
  }
  return found;
}

// Were a sample read by libxml2's parser after all, every other test would pass, slowly.
TEST(ATree, IsBuiltOfEverySampleSchemaAndRuleFile) {
  for (const char* folder : {"/samples", "/schemas", "/templates"}) {
    const auto files = xml_files(std::string(source_dir) + folder);
    EXPECT_FALSE(files.empty());
    for (const std::string& file : files) {
      const std::string bytes = read_bytes(file);
      const bool cdata = bytes.find("<![CDATA[") != std::string::npos;
      EXPECT_EQ(compare(bytes), cdata ? doubted : built) << file;
    }
  }
}

TEST(ATree, IsTheOneOfLibxml2ForEveryFileAtHand) {
  std::vector<std::string> files = xml_files(std::string(source_dir) + "/tests");
  if (const char* suites = std::getenv("PARAPHE_SUITES")) {
    for (std::string& file : xml_files(suites)) files.push_back(std::move(file));
  }
  std::size_t trees = 0;
  for (const std::string& file : files) {
    SCOPED_TRACE(file);
    if (compare(read_bytes(file)) == built) ++trees;
  }
  EXPECT_GT(trees, 0U);
}

TEST(ATree, IsTheOneOfLibxml2WhateverIsChanged) {
  std::mt19937 random(20261121);
  std::string sample;
  for (const Case& row : cases) {
    if (row.outcome == built && row.bytes[1] != '?') sample += row.bytes;
  }
  const std::string alphabet = "<>/&;:#\"'=-![]?x \n\r\ta1é";
  std::size_t trees = 0;
  for (int i = 0; i < 40'000; ++i) {
    std::string mutant =
        i % 2 == 0 ? cases[random() % std::size(cases)].bytes
                   : "<z>" + sample.substr(random() % sample.size(), random() % 200) + "</z>";
    for (unsigned edits = random() % 4; edits > 0 && !mutant.empty(); --edits) {
      const std::size_t at = random() % mutant.size();
      if (random() % 2 == 0)
        mutant[at] = alphabet[random() % alphabet.size()];
      else
        mutant.insert(at, 1, alphabet[random() % alphabet.size()]);
    }
    if (compare(mutant) == built) ++trees;
    ASSERT_FALSE(testing::Test::HasFailure()) << mutant;
  }
  EXPECT_GT(trees, 1'000U);
}

TEST(ATree, LeavesOutWhatItIsTold) {
  const std::string bytes =
      "<a>\n <!-- --><r:f xmlns:r='urn:r' x='1'>a < b & <r:g></r:f>\n<b/></a>";
  const SourceText source("regles.sch", bytes);
  EXPECT_FALSE(build_tree(source, {}, {}));
  const auto tree = build_tree(source, {}, {"r:f", true});
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->left_out, 1U);
  EXPECT_EQ(show(tree->document.get()),
            "standalone -1, encoding (null)\n"
            "(1 a#1(1 f#2{r=urn:r} ns{r=urn:r} @x(3 text «1»))(1 b#3))");
  EXPECT_EQ(bytes.substr(tree->elements[2].begin, 4), "<b/>");
}

}  // namespace
}  // namespace paraphe
