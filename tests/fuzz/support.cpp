// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/draft.h"
#include "base/xml.h"
#include "check/schema.h"
#include "fuzz.h"
#include "places.h"

namespace paraphe::fuzz {

void require(bool held, const char* promise) {
  if (held) return;
  std::fprintf(stderr, "promise broken: %s\n", promise);
  std::abort();
}

std::string shipped(const std::string& path) {
  return read_bytes(std::string(source_dir) + "/" + path);
}

void prepare() {
  static const bool once = (initialise_xml(), true);
  static_cast<void>(once);
}

const Schema& shipped_schema(const char* name) {
  prepare();
  static std::map<std::string, Schema> loaded;
  auto at = loaded.find(name);
  if (at == loaded.end()) {
    Diagnostics faults;
    auto read = Schema::load(std::string(source_dir) + "/schemas/" + name, faults);
    require(read.has_value(), "the shipped schemas can be used");
    at = loaded.emplace(name, std::move(*read)).first;
  }
  return at->second;
}

void require_places(const Diagnostics& findings, const std::string& file, std::size_t size) {
  for (const Diagnostic& finding : findings.items()) {
    require(!finding.id.empty() && !finding.message.fr.empty() && !finding.message.en.empty(),
            "a finding has a name and speaks both languages");
    if (finding.place.file != file) continue;
    const Position &start = finding.place.start, &end = finding.place.end;
    require(start.byte <= end.byte && end.byte <= size, "a finding stands inside its file");
    for (const Edit& edit : finding.edits)
      require(edit.span.begin <= edit.span.end && edit.span.end <= size,
              "an edit stands inside its file");
  }
}

}  // namespace paraphe::fuzz
