// SPDX-License-Identifier: EUPL-1.2
#include "cli/proof_attestation.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "cli/archive_module.h"
#include "cli/data_folder.h"
#include "cli/inspection.h"
#include "cli/left_folders.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"
#include "lifecycle/proof.h"
#include "output/report/keywords.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

/// The files of a proof, on the disk while this lives: rules are read from folders. What a killed
/// process left of another goes first.
class Unpacked {
 public:
  explicit Unpacked(const Proof& proof) {
    try {
      const std::string prefix = (fs::temp_directory_path() / "paraphe-preuve-").string();
      sweep_held(prefix);
      std::string path;
      handle_ = make_held(prefix, path);
      folder_ = path;
    } catch (const std::system_error&) {
      refuse();
    }
    std::error_code error;
    for (const ArchiveEntry& entry : proof.entries) {
      const fs::path file = folder_ / entry.name;  // `unpack` let no other name through
      fs::create_directories(file.parent_path(), error);
      std::ofstream stream(file, std::ios::binary);
      stream << entry.bytes;
      stream.close();
      if (!stream) {
        fs::remove_all(folder_, error);
        ::close(handle_);
        refuse();
      }
    }
  }
  ~Unpacked() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    ::close(handle_);
  }
  Unpacked(const Unpacked&) = delete;
  Unpacked& operator=(const Unpacked&) = delete;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string root() const { return folder_.string(); }

 private:
  [[noreturn]] static void refuse() {
    throw Stop{exit_output,
               {"la preuve ne peut pas être ouverte : le dossier temporaire refuse l’écriture",
                "the proof cannot be opened: the temporary folder refuses to be written"}};
  }
  fs::path folder_;
  int handle_ = -1;
};

CheckOptions options_of(const ProofManifest& manifest, const Unpacked& unpacked) {
  CheckOptions options;
  options.gate = manifest.gate;
  const auto date = parse_date(manifest.reference);
  for (const ReferenceOrigin origin : {ReferenceOrigin::asked, ReferenceOrigin::recorded}) {
    if (manifest.origin == origin_code(origin)) options.asked = date;
  }
  options.otherwise = date;
  for (const std::string& name : manifest.registers)
    options.registers.push_back(unpacked.path(name));
  return options;
}

/// Errors: as Inspection::load.
Report checked(const std::string& data, const std::string& draft, const CheckOptions& options,
               Language language) {
  return Inspection::load_from(data, language).check(draft, options);
}

std::set<std::string> told(const Report& report) {
  std::set<std::string> out;
  for (const Diagnostic& each : report.verdict.findings.items()) {
    if (each.state == State::open)
      out.insert(each.id + "\n" + each.message.fr + "\n" + each.message.en);
  }
  return out;
}

void tell(const std::set<std::string>& these, const std::set<std::string>& but, const Text& how,
          std::vector<Text>& out) {
  for (const std::string& each : these) {
    if (but.count(each) > 0) continue;
    const std::size_t one = each.find('\n'), two = each.find('\n', one + 1);
    const std::string id = " [" + each.substr(0, one) + "]";
    out.push_back({how.fr + "\u00A0: " + each.substr(one + 1, two - one - 1) + id,
                   how.en + ": " + each.substr(two + 1) + id});
  }
}

/// The first thing for which a proof attests nothing, its own rules apart.
Text departure(const Proof& proof, std::string_view source, Diagnostics& ignored) {
  const ArchiveEntry& entry = *proof.entry(proof.manifest.draft);
  const auto draft = read_draft(entry.name, entry.bytes, Limits{}, ignored);
  if (!draft)
    return {"le projet de cette preuve ne se lit pas", "the draft of this proof cannot be read"};
  if (!source.empty() && canonical(*draft) != source)
    return {"le projet de cette preuve n’est pas celui que le PDF emporte",
            "the draft of this proof is not the one that the PDF carries"};
  return {};
}

}  // namespace

ProofAttestation attest_proof(std::string_view bytes, std::string_view pdf, std::string_view source,
                              Language language) {
  ProofAttestation out;
  ReadArchive archive = unpack_archive(bytes);
  out.refusal = archive.refusal;
  std::optional<Proof> proof;
  if (out.refusal.empty()) proof = open_proof(std::move(archive.entries), out.refusal);
  out.readable = proof.has_value();
  if (!proof) return out;
  const ProvenFile* own = pdf_of(*proof, pdf);
  if (own == nullptr) {
    out.refusal = {"cette preuve est celle d’un autre PDF", "this proof is that of another PDF"};
    return out;
  }
  out.pdf = own->name;
  out.verdict = proof->manifest.verdict;
  out.reference = proof->manifest.reference;
  Diagnostics ignored;
  out.refusal = departure(*proof, source, ignored);
  if (!out.holds()) return out;

  const Unpacked unpacked(*proof);
  const CheckOptions options = options_of(proof->manifest, unpacked);
  const std::string draft = unpacked.path(proof->manifest.draft);
  const Report then = checked(unpacked.root(), draft, options, language);
  if (kind_code(then.verdict.kind) != out.verdict) {
    out.refusal = {
        "les règles que la preuve contient donnent un autre verdict que celui qu’elle dit : « " +
            verdict_words(then.verdict.kind).fr + " »",
        "the rules that the proof holds give another verdict than it records: '" +
            verdict_words(then.verdict.kind).en + "'"};
    return out;
  }
  const Report today = checked(data_folder(), draft, options, language);
  out.verdict_today = kind_code(today.verdict.kind);
  const auto before = told(then), after = told(today);
  tell(after, before, {"relevé par les règles d’aujourd’hui", "found by the rules of today"},
       out.changes);
  tell(before, after, {"n’est plus relevé aujourd’hui", "no longer found today"}, out.changes);
  return out;
}

}  // namespace paraphe
