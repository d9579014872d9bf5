// SPDX-License-Identifier: EUPL-1.2
#include "check/identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/xpath.h>

#include "base/draft.h"

namespace paraphe {
namespace {

/// The identity of the first node that `path` selects in `document`.
Identity identity(const std::string& document, const std::string& path,
                  const std::string& message = "") {
  Diagnostics refusals;
  const auto draft = read_draft("projet.xml", document, Limits{}, refusals);
  if (!draft) return {"refused: " + refusals.items().front().message.en, ""};
  xmlXPathContext* context = xmlXPathNewContext(draft->tree());
  xmlXPathObject* found = xmlXPathEval(reinterpret_cast<const xmlChar*>(path.c_str()), context);
  Identity out{"nothing there", ""};
  if (found != nullptr && found->nodesetval != nullptr && found->nodesetval->nodeNr > 0) {
    out = Identities().of(found->nodesetval->nodeTab[0], message);
  }
  xmlXPathFreeObject(found);
  xmlXPathFreeContext(context);
  return out;
}

constexpr const char* draft =
    "<convention nature='protocole'><duree fin='2028-12-31'/><axes><axe id='axe-2'><titre>Emploi"
    "</titre><p>un</p><p>deux</p></axe></axes></convention>";

TEST(Identity, KeyIsThePathFromTheNearestIdentifier) {
  const std::pair<const char*, const char*> table[] = {
      {"/convention", "convention"},
      {"/", "convention"},
      {"/convention/@nature", "convention/@nature"},
      {"//duree", "duree"},
      {"//duree/@fin", "duree/@fin"},
      {"//axes", "axes"},
      {"//axe", "axe[@id='axe-2']"},
      {"//titre", "axe[@id='axe-2']/titre"},
      {"//titre/text()", "axe[@id='axe-2']/titre"},
      {"//p[2]", "axe[@id='axe-2']/p[2]"},
  };
  for (const auto& [path, key] : table) EXPECT_EQ(identity(draft, path).key, key) << path;
}

struct Pair {
  const char* a;
  const char* b;
  const char* path;
  bool same;
};

TEST(Identity, FingerprintSeesTheTextAndNotItsLayout) {
  const Pair table[] = {
      {"<r><p>un  deux\n trois</p></r>", "<r>\n  <p> un deux trois </p></r>", "//p", true},
      {"<r><p a='1' b='2'/></r>", "<r><p b=\"2\"   a=\"1\"></p></r>", "//p", true},
      {"<r><p>un<!-- note --> deux</p></r>", "<r><p>un deux</p></r>", "//p", true},
      {"<r><p>R&amp;D</p></r>", "<r><p><![CDATA[R&D]]></p></r>", "//p", true},
      {"<r xmlns='urn:x'><p/></r>", "<x:r xmlns:x='urn:x'><x:p/></x:r>", "//*[2]|/*/*", true},
      {"<r><p>un</p></r>", "<r><p>un</p><p>deux</p></r>", "//p[1]", true},
      {"<r><p f='1'>un</p></r>", "<r><p f='1'>deux</p></r>", "//p/@f", true},
      {"<r a='1'><p>un</p></r>", "<r a='1'><p>deux</p></r>", "/r", true},
      {"<r><p>un</p></r>", "<r><p>deux</p></r>", "//p", false},
      {"<r><p>un</p></r>", "<r><p x='1'>un</p></r>", "//p", false},
      {"<r><p x='1'/></r>", "<r><p x='2'/></r>", "//p", false},
      {"<r><p>un deux</p></r>", "<r><p>undeux</p></r>", "//p", false},
      {"<r><p><b>un</b></p></r>", "<r><p>un</p></r>", "//p", false},
      {"<r><p f='1' g='1'/></r>", "<r><p f='1' g='2'/></r>", "//p/@f", false},
      {"<r a='1'/>", "<r a='2'/>", "/r", false},
      {"<r><p>&lt;b&gt;</p></r>", "<r><p><b/></p></r>", "//p", false},
      {"<r xmlns='urn:x'><p/></r>", "<r xmlns='urn:y'><p/></r>", "/*/*", false},
  };
  for (const Pair& pair : table) {
    const Identity a = identity(pair.a, pair.path), b = identity(pair.b, pair.path);
    ASSERT_EQ(a.fingerprint.substr(0, 7), "sha256:") << pair.a;
    EXPECT_EQ(a.fingerprint.size(), 71U);
    EXPECT_EQ(a.fingerprint == b.fingerprint, pair.same) << pair.a << " / " << pair.b;
  }
}

TEST(Identity, OfTheRootHoldsWhatIsSaid) {
  EXPECT_NE(identity(draft, "/convention", "il manque un article").fingerprint,
            identity(draft, "/convention", "il manque un axe").fingerprint);
  EXPECT_EQ(identity(draft, "//duree", "ceci").fingerprint,
            identity(draft, "//duree", "cela").fingerprint);
}

Diagnostic finding(const std::string& rule, const std::string& message) {
  Diagnostic out;
  out.rule = rule;
  out.message.fr = message;
  out.target = {"axes", "sha256:0", message};
  return out;
}

TEST(Identity, TellsApartWhatOneAssertionSaysTwiceOfOneThing) {
  std::vector<Diagnostic> both = {finding("p/A", "il manque l’axe 1"),
                                  finding("p/A", "il manque l’axe 2"), finding("p/B", "autre")};
  tell_apart(both);
  EXPECT_NE(both[0].target.fingerprint, both[1].target.fingerprint);
  EXPECT_NE(both[0].target.fingerprint, "sha256:0");
  EXPECT_EQ(both[2].target.fingerprint, "sha256:0");
  std::vector<Diagnostic> same = {finding("p/A", "dit deux fois"), finding("p/A", "dit deux fois")};
  tell_apart(same);
  EXPECT_EQ(same[0].target.fingerprint, "sha256:0");
}

TEST(Identity, RanksAreNotNames) {
  EXPECT_TRUE(same_but_for_ranks("axe[@id='a']/p[2]", "axe[@id='a']/p[3]"));
  EXPECT_TRUE(same_but_for_ranks("axe[@id='a']/p[2]", "axe[@id='a']/p"));
  EXPECT_FALSE(same_but_for_ranks("axe[@id='a']/p", "axe[@id='b']/p"));
  EXPECT_FALSE(same_but_for_ranks("axe[@id='a']/p", "axe[@id='a']/q"));
}

}  // namespace
}  // namespace paraphe
