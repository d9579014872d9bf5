// SPDX-License-Identifier: EUPL-1.2
#include "cli/proof_file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/digest.h"
#include "check/rule_model.h"
#include "cli/archive_module.h"
#include "cli/data_folder.h"
#include "cli/stop.h"
#include "lifecycle/frozen_text.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

std::string file_name(const std::string& path) { return fs::path(path).filename().string(); }

[[noreturn]] void changed(const std::string& path) {
  throw Stop{exit_input,
             {"« " + path + " » a changé pendant le contrôle : rien n’est écrit ; recommencez",
              "'" + path + "' changed during the check: nothing is written; try again"}};
}

std::string read(const std::string& path) {
  try {
    return read_bytes(path);
  } catch (const std::system_error&) {
    changed(path);
  }
}

class Gathering {
 public:
  explicit Gathering(const ProofOrder& order) : order_(order) {}

  ProofParts gather() {
    ProofParts parts{order_.report, order_.edition, {}, {}, {}, {}};
    draft(parts);
    registers(parts);
    report();
    installed("schemas");
    form();
    for (const Image& image : order_.images) add("logos/" + file_name(image.file), image.bytes);
    parts.files = std::move(files_);
    return parts;
  }

 private:
  /// The same file may be asked for twice.
  void add(const std::string& name, std::string bytes) {
    const auto same = [&](const ArchiveEntry& each) { return each.name == name; };
    if (std::none_of(files_.begin(), files_.end(), same))
      files_.push_back({name, std::move(bytes)});
  }

  void draft(ProofParts& parts) {
    const Report& report = order_.report;
    const bool nameless = report.file == "-";
    const std::string stem = nameless ? "projet" : fs::path(report.file).stem().string();
    parts.draft = "projet/" + stem + ".xml";
    add(parts.draft, report.draft->bytes());
    if (report.waivers) add("projet/" + stem + ".derogations.xml", report.waivers->bytes());
    if (report.verdict.frozen) {
      const std::string path = report.verdict.frozen->file;
      std::string bytes = read(path);
      if (bytes.find(report.verdict.frozen->digest) == std::string::npos) changed(path);
      add("projet/" + stem + ".gel.xml", std::move(bytes));
    }
  }

  /// The one that the draft names lies beside it; those that the reader named, in a folder.
  void registers(ProofParts& parts) {
    const xmlNode* root = xmlDocGetRootElement(order_.report.draft->tree());
    const std::string own(collapse(attribute(root, "registre")));
    for (const RegisterUsed& used : order_.report.verdict.registers) {
      std::string bytes = read(used.file);
      if (hexadecimal(sha256(bytes)) != used.digest) changed(used.file);
      const auto& named = order_.registers;
      const bool asked = std::find(named.begin(), named.end(), used.file) != named.end();
      const std::string name =
          (asked ? "registres/" : "projet/") + (asked ? file_name(used.file) : own);
      add(name, std::move(bytes));
      if (asked) parts.registers.push_back(name);
    }
  }

  void report() {
    ReportOptions told{Language::fr, false};
    told.edition = order_.edition;
    told.reasons = order_.reasons;
    add("rapport/rapport.json", write_json({&order_.report, 1}, told));
    add("rapport/rapport.html", write_html({&order_.report, 1}, told));
  }

  void installed(const std::string& folder) {
    const fs::path data = data_folder();
    for (const auto& entry : fs::recursive_directory_iterator(data / folder)) {
      if (!entry.is_regular_file()) continue;
      const std::string name = entry.path().lexically_relative(data).generic_string();
      if (is_plain(name)) add(name, read(entry.path().string()));
    }
  }

  /// What an editor leaves beside files is none of the installation.
  static bool is_plain(const std::string& name) {
    const std::string extension = fs::path(name).extension().string();
    return extension == ".xml" || extension == ".xsd" || extension == ".sch" ||
           extension == ".json";
  }

  void form() {
    for (const TemplateFile& file : order_.form.files)
      add("gabarits/" + file_name(file.name) + ".xml", file.bytes);
  }

  const ProofOrder& order_;
  std::vector<ArchiveEntry> files_;
};

}  // namespace

std::string proof_of(const ProofOrder& order, const std::vector<OutputFile>& files) {
  ProofParts parts = Gathering(order).gather();
  for (const OutputFile& file : files) {
    if (file.bytes.rfind("%PDF-", 0) == 0)
      parts.pdfs.push_back(proven(file_name(file.path), file.bytes));
  }
  return pack_archive(proof_entries(std::move(parts)));
}

}  // namespace paraphe
