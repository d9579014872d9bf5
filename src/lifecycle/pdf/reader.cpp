// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/pdf/reader.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFExc.hh>
#include <set>
#include <stdexcept>

#include "lifecycle/page_text.h"

namespace paraphe {
namespace {

constexpr std::size_t most_pages = 100'000;
constexpr std::size_t most_files = 1'000;
constexpr std::size_t most_carried = 128U << 20U;  // bytes of all carried files

class Bounded : public Pipeline {
 public:
  explicit Bounded(std::size_t most) : Pipeline("bounded", nullptr), most_(most) {}
  void write(unsigned char const* data, size_t size) override {
    if (size > most_ - bytes.size()) throw std::length_error("a stream holds too much");
    bytes.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  std::string bytes;

 private:
  std::size_t most_;
};

/// Pages under `node`, depth first, each node once.
void collect(QPDFObjectHandle node, std::set<QPDFObjGen>& seen,
             std::vector<QPDFObjectHandle>& pages) {
  std::vector<QPDFObjectHandle> waiting = {node};
  while (!waiting.empty() && pages.size() < most_pages) {
    QPDFObjectHandle next = waiting.back();
    waiting.pop_back();
    if (!next.isDictionary() || (next.isIndirect() && !seen.insert(next.getObjGen()).second))
      continue;
    QPDFObjectHandle kids = next.getKey("/Kids");
    if (!kids.isArray()) {
      pages.push_back(next);
      continue;
    }
    for (int i = kids.getArrayNItems(); i > 0; --i) waiting.push_back(kids.getArrayItem(i - 1));
  }
}

std::string string_of(QPDFObjectHandle object) {
  return object.isString() ? object.getUTF8Value() : std::string();
}

std::string name_of(QPDFObjectHandle object) {
  return object.isName() ? object.getName().substr(1) : std::string();
}

/// Adds the file that a specification names.
void add_file(QPDFObjectHandle specification, Carried& carried, std::size_t& room) {
  if (!specification.isDictionary() || carried.files.size() == most_files) return;
  CarriedFile file;
  file.name = string_of(specification.getKey("/UF"));
  if (file.name.empty()) file.name = string_of(specification.getKey("/F"));
  file.relationship = name_of(specification.getKey("/AFRelationship"));
  QPDFObjectHandle embedded = specification.getKey("/EF");
  QPDFObjectHandle stream =
      embedded.isDictionary() ? embedded.getKey("/F") : QPDFObjectHandle::newNull();
  const auto bytes = stream.isStream() ? stream_content(stream, room) : std::nullopt;
  if (!bytes) {
    carried.damaged.push_back(file.name);
    return;
  }
  room -= bytes->size();
  file.mime = name_of(stream.getDict().getKey("/Subtype"));
  file.bytes = *bytes;
  carried.files.push_back(std::move(file));
}

/// The specifications in the name tree of embedded files.
void collect_names(QPDFObjectHandle tree, std::vector<QPDFObjectHandle>& all) {
  std::set<QPDFObjGen> seen;
  std::vector<QPDFObjectHandle> waiting = {tree};
  while (!waiting.empty() && all.size() < most_files) {
    QPDFObjectHandle node = waiting.back();
    waiting.pop_back();
    if (!node.isDictionary() || (node.isIndirect() && !seen.insert(node.getObjGen()).second))
      continue;
    QPDFObjectHandle names = node.getKey("/Names"), kids = node.getKey("/Kids");
    if (names.isArray())
      for (int i = 1; i < names.getArrayNItems(); i += 2) all.push_back(names.getArrayItem(i));
    if (kids.isArray())
      for (int i = 0; i < kids.getArrayNItems(); ++i) waiting.push_back(kids.getArrayItem(i));
  }
}

}  // namespace

std::unique_ptr<QPDF> open_pdf(std::string_view bytes, bool mend) {
  auto pdf = std::make_unique<QPDF>();
  pdf->setSuppressWarnings(true);
  pdf->setAttemptRecovery(mend);
  pdf->processMemoryFile("pdf", bytes.data(), bytes.size());
  return pdf;
}

std::optional<std::string> stream_content(QPDFObjectHandle stream, std::size_t most) {
  Bounded bounded(most);
  try {
    if (!stream.pipeStreamData(&bounded, 0, qpdf_dl_generalized, true, false)) return std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt;
  }
  return std::move(bounded.bytes);
}

std::vector<QPDFObjectHandle> pages_of(QPDF& pdf) {
  std::vector<QPDFObjectHandle> pages;
  std::set<QPDFObjGen> seen;
  QPDFObjectHandle root = pdf.getRoot();
  if (root.isDictionary()) collect(root.getKey("/Pages"), seen, pages);
  return pages;
}

std::optional<std::string> page_content(QPDFObjectHandle page) {
  QPDFObjectHandle contents = page.getKey("/Contents");
  if (contents.isStream()) return stream_content(contents);
  if (!contents.isArray()) return std::string();
  std::string all;
  for (int i = 0; i < contents.getArrayNItems(); ++i) {
    QPDFObjectHandle each = contents.getArrayItem(i);
    const auto part = each.isStream() ? stream_content(each) : std::nullopt;
    if (!part) return std::nullopt;
    all += *part + "\n";
  }
  return all;
}

std::string page_words(QPDFObjectHandle page) {
  const auto content = page_content(page);
  if (!content) return {};
  std::map<std::string, CodeTexts> fonts;
  QPDFObjectHandle resources = page.getKey("/Resources");
  QPDFObjectHandle dictionary =
      resources.isDictionary() ? resources.getKey("/Font") : QPDFObjectHandle::newNull();
  if (dictionary.isDictionary()) {
    for (const std::string& key : dictionary.getKeys()) {
      QPDFObjectHandle font = dictionary.getKey(key);
      QPDFObjectHandle map =
          font.isDictionary() ? font.getKey("/ToUnicode") : QPDFObjectHandle::newNull();
      const auto text = map.isStream() ? stream_content(map) : std::nullopt;
      if (text) fonts.emplace(key.substr(1), CodeTexts(*text));
    }
  }
  return page_text(*content, fonts);
}

Carried read_carried(QPDF& pdf) {
  Carried carried;
  QPDFObjectHandle root = pdf.getRoot();
  QPDFObjectHandle metadata = root.getKey("/Metadata"), files = root.getKey("/AF"),
                   names = root.getKey("/Names");
  if (metadata.isStream()) carried.xmp = stream_content(metadata).value_or("");
  std::vector<QPDFObjectHandle> specifications;
  if (files.isArray())
    for (int i = 0; i < files.getArrayNItems(); ++i)
      specifications.push_back(files.getArrayItem(i));
  if (names.isDictionary()) collect_names(names.getKey("/EmbeddedFiles"), specifications);
  std::set<QPDFObjGen> seen;
  std::size_t room = most_carried;
  for (QPDFObjectHandle& each : specifications)
    if (!each.isIndirect() || seen.insert(each.getObjGen()).second) add_file(each, carried, room);
  return carried;
}

}  // namespace paraphe
