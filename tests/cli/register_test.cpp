// SPDX-License-Identifier: EUPL-1.2
// Where a register comes from, and what reports tell of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

const std::string draft = source_dir + std::string("/samples/cnrs-hauts-de-france.xml");

/// What a region might keep: its president, here a made-up one, and the days of the office.
std::string kept(const std::string& first_name, const std::string& version = "2.1") {
  return "<registre xmlns='urn:paraphe:registre:1' version='" + version +
         "'><titre>Région Hauts-de-France, essai</titre>"
         "<organisme code='essai' siren='200053742' type='collectivite'>"
         "<denomination>Région Hauts-de-France</denomination>"
         "<personne code='p' civilite='M.' prenom='" +
         first_name +
         "' nom='Exemple'/>"
         "<mandat personne='p' fonction='representant' qualite='président du conseil régional'"
         " debut='2021-07-02' fin='2028-03-31'/></organisme></registre>";
}

Json report(const std::string& options, const Folder& folder,
            const std::vector<std::string>& variables = {}, const std::string& from = "") {
  const Outcome outcome =
      run_program("paraphe check --as-of 2026-12-03 -f json " + options + " " + draft,
                  folder.path() + from, variables);
  return Json::parse(outcome.text).at("reports").at(0);
}

std::string told(const Json& report) {
  std::string files;
  for (const Json& used : report.at("registers")) files += used.at("version").get<std::string>();
  return files;
}

// Each source outweighs those after it; in a configuration file, a path starts at that file.
TEST(Register, ComesFromTheNearestSource) {
  const Folder folder;
  run_program("mkdir -p a/b", folder.path());
  EXPECT_EQ(told(report("", folder)), "");
  folder.write("a/file.xml", kept("Camille", "file"));
  folder.write("variable.xml", kept("Camille", "variable"));
  folder.write("option.xml", kept("Camille", "option"));
  folder.write("a/.paraphe.conf", "register = file.xml\n");
  EXPECT_EQ(told(report("", folder, {}, "/a/b")), "file");
  const std::string variable = "PARAPHE_REGISTER=" + folder.path() + "/variable.xml";
  EXPECT_EQ(told(report("", folder, {variable}, "/a/b")), "variable");
  EXPECT_EQ(told(report("--register ../../option.xml", folder, {variable}, "/a/b")), "option");
}

TEST(Register, IsToldWithItsDigestAndDecides) {
  const Folder folder;
  folder.write("r.xml", kept("Camille"));
  const Json agrees = report("-r r.xml", folder);
  EXPECT_EQ(agrees.at("exitCode"), 0);
  const Json& used = agrees.at("registers").at(0);
  EXPECT_EQ(used.at("file"), "r.xml");
  EXPECT_EQ(used.at("title"), "Région Hauts-de-France, essai");
  EXPECT_EQ(used.at("digest"),
            "sha256:" + run_program("sha256sum r.xml", folder.path()).text.substr(0, 64));
  EXPECT_THAT(
      agrees.at("sentence").at("fr").get<std::string>(),
      HasSubstr(", au registre «\u00A0Région Hauts-de-France, essai\u00A0», version 2.1, au "));

  folder.write("r.xml", kept("Claude"));
  EXPECT_EQ(report("-r r.xml", folder).at("exitCode"), 1) << "another holds the office";
}

// The register of the program knows who signed in 2021; a body that says otherwise is not believed
// in silence, nor is the program.
TEST(Register, ThatContradictsAnotherIsTold) {
  const Folder folder;
  folder.write("r.xml",
               "<registre xmlns='urn:paraphe:registre:1' version='1'><titre>Essai</titre>"
               "<organisme code='essai' siren='200053403' type='collectivite'>"
               "<denomination>Région Normandie</denomination>"
               "<personne code='p' civilite='Mme' prenom='Camille' nom='Exemple'/>"
               "<mandat personne='p' fonction='representant' qualite='présidente du conseil "
               "régional' debut='2021-07-02'/></organisme></registre>");
  const Outcome outcome =
      run_program("paraphe check -f line -r r.xml \"$SOURCE/samples/cnrs-normandie-2021.xml\"",
                  folder.path(), {std::string("SOURCE=") + source_dir});
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_THAT(outcome.text,
              HasSubstr("warning: les registres ne s’accordent pas sur qui représente la Région "
                        "le 21/09/2021"));
}

}  // namespace
}  // namespace paraphe::testing
