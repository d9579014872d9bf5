// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/proof.h"

#include <algorithm>
#include <new>
#include <nlohmann/json.hpp>
#include <set>

#include "base/digest.h"
#include "output/report/keywords.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* format_name = "paraphe-proof-1";
constexpr std::size_t most_manifest = 4U << 20U;
constexpr std::size_t most_pdfs = 1'000;  // far beyond the originals of an act: each costs a digest

Json file_json(const ProvenFile& file) {
  return {{"name", file.name}, {"length", file.length}, {"digest", "sha256:" + file.digest}};
}

Json version_json(const std::string& version, const std::string& digest) {
  return {{"version", version}, {"digest", digest.empty() ? digest : "sha256:" + digest}};
}

std::string digest_from(const Json& json) {
  const auto text = json.get<std::string>();
  return text.rfind("sha256:", 0) == 0 ? text.substr(7) : text;
}

ProvenFile file_from(const Json& json) {
  return {json.at("name").get<std::string>(), json.at("length").get<std::size_t>(),
          digest_from(json.at("digest"))};
}

std::string manifest_json(const ProofManifest& manifest) {
  const Edition& edition = manifest.edition;
  Json json{{"format", format_name},
            {"program", edition.program},
            {"schema", version_json(edition.schema_version, edition.schema_digest)},
            {"rules", version_json(edition.rules_version, edition.rules_digest)},
            {"gate", manifest.gate},
            {"verdict", manifest.verdict},
            {"referenceDate", {{"date", manifest.reference}, {"origin", manifest.origin}}},
            {"draft", manifest.draft},
            {"registers", manifest.registers},
            {"pdfs", Json::array()},
            {"entries", Json::array()}};
  for (const ProvenFile& pdf : manifest.pdfs) json["pdfs"].push_back(file_json(pdf));
  for (const ProvenFile& entry : manifest.entries) json["entries"].push_back(file_json(entry));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Errors: throws what the JSON reader does, and std::out_of_range for another format.
ProofManifest manifest_from(const std::string& bytes) {
  if (bytes.size() > most_manifest) throw std::out_of_range("manifest");
  const Json json = Json::parse(bytes);
  if (json.at("format") != format_name) throw std::out_of_range("format");
  ProofManifest out;
  out.edition.program = json.at("program").get<std::string>();
  out.edition.schema_version = json.at("schema").at("version").get<std::string>();
  out.edition.schema_digest = digest_from(json.at("schema").at("digest"));
  out.edition.rules_version = json.at("rules").at("version").get<std::string>();
  out.edition.rules_digest = digest_from(json.at("rules").at("digest"));
  out.gate = json.at("gate").get<std::string>();
  out.verdict = json.at("verdict").get<std::string>();
  out.reference = json.at("referenceDate").at("date").get<std::string>();
  out.origin = json.at("referenceDate").at("origin").get<std::string>();
  out.draft = json.at("draft").get<std::string>();
  out.registers = json.at("registers").get<std::vector<std::string>>();
  if (json.at("pdfs").size() > most_pdfs) throw std::out_of_range("pdfs");
  for (const Json& pdf : json.at("pdfs")) out.pdfs.push_back(file_from(pdf));
  for (const Json& entry : json.at("entries")) out.entries.push_back(file_from(entry));
  return out;
}

Text named(const Text& what, const std::string& name) {
  return {what.fr + "\u00A0: «\u00A0" + name + "\u00A0»", what.en + ": '" + name + "'"};
}

/// What in the archive is not what the manifest lists; empty when all is.
Text departure(const ProofManifest& manifest, const std::vector<ArchiveEntry>& entries) {
  std::set<std::string> listed;
  for (const ProvenFile& each : manifest.entries) {
    listed.insert(each.name);
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const ArchiveEntry& e) { return e.name == each.name; });
    if (found == entries.end())
      return named({"un fichier manque à cette preuve", "a file is missing from this proof"},
                   each.name);
    if (found->bytes.size() != each.length || hexadecimal(sha256(found->bytes)) != each.digest)
      return named({"un fichier de cette preuve a été modifié", "a file of this proof was changed"},
                   each.name);
  }
  for (const ArchiveEntry& each : entries) {
    if (each.name != manifest_name && listed.count(each.name) == 0)
      return named({"un fichier a été ajouté à cette preuve", "a file was added to this proof"},
                   each.name);
  }
  for (const std::string& name : manifest.registers) {
    if (listed.count(name) == 0)
      return named({"un fichier manque à cette preuve", "a file is missing from this proof"}, name);
  }
  if (listed.count(manifest.draft) == 0 || manifest.pdfs.empty())
    return {"cette preuve ne dit pas de quoi elle est la preuve",
            "this proof does not say what it is the proof of"};
  return {};
}

}  // namespace

ProvenFile proven(const std::string& name, std::string_view bytes) {
  return {name, bytes.size(), hexadecimal(sha256(bytes))};
}

std::vector<ArchiveEntry> proof_entries(ProofParts parts) {
  const Verdict& verdict = parts.report.verdict;
  ProofManifest manifest;
  manifest.edition = parts.edition;
  manifest.gate = verdict.gate;
  manifest.verdict = kind_code(verdict.kind);
  manifest.reference = verdict.reference ? to_string(*verdict.reference) : "";
  manifest.origin = origin_code(verdict.origin);
  manifest.draft = std::move(parts.draft);
  manifest.registers = std::move(parts.registers);
  manifest.pdfs = std::move(parts.pdfs);
  std::vector<ArchiveEntry> entries = std::move(parts.files);
  std::sort(entries.begin(), entries.end(),
            [](const ArchiveEntry& a, const ArchiveEntry& b) { return a.name < b.name; });
  for (const ArchiveEntry& entry : entries)
    manifest.entries.push_back(proven(entry.name, entry.bytes));
  entries.push_back({manifest_name, manifest_json(manifest)});
  return entries;
}

const ArchiveEntry* Proof::entry(std::string_view name) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const ArchiveEntry& each) { return each.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

std::optional<Proof> open_proof(std::vector<ArchiveEntry> entries, Text& refusal) {
  const auto found = std::find_if(entries.begin(), entries.end(), [](const ArchiveEntry& each) {
    return each.name == manifest_name;
  });
  if (found == entries.end()) {
    refusal = {"cette archive n’est pas une preuve : elle n’a pas de manifeste",
               "this archive is no proof: it has no manifest"};
    return std::nullopt;
  }
  Proof proof;
  try {
    proof.manifest = manifest_from(found->bytes);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    refusal = {"le manifeste de cette preuve ne se lit pas",
               "the manifest of this proof cannot be read"};
    return std::nullopt;
  }
  refusal = departure(proof.manifest, entries);
  if (!refusal.empty()) return std::nullopt;
  entries.erase(found);
  proof.entries = std::move(entries);
  return proof;
}

const ProvenFile* pdf_of(const Proof& proof, std::string_view bytes) {
  for (const ProvenFile& pdf : proof.manifest.pdfs) {
    if (pdf.length > 0 && pdf.length <= bytes.size() &&
        hexadecimal(sha256(bytes.substr(0, pdf.length))) == pdf.digest)
      return &pdf;
  }
  return nullptr;
}

}  // namespace paraphe
