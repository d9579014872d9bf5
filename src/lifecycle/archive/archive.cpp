// SPDX-License-Identifier: EUPL-1.2
// ZIP archives, by libzip. A module of its own: only what reads or writes a proof loads it.
#include "lifecycle/archive/archive.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>

namespace paraphe {
namespace {

constexpr zip_uint16_t first_day = 0x21;  // 1 January 1980, as MS-DOS writes it
constexpr zip_uint32_t plain_file = 0100644U << 16U;

const Text twice{"cette archive contient deux fois le même fichier",
                 "this archive holds the same file twice"};

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;

[[noreturn]] void fail(const char* what) { throw std::runtime_error(std::string("zip: ") + what); }

std::string folded(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

Text quoted(const Text& before, const std::string& name) {
  return {before.fr + " : «\u00A0" + name + "\u00A0»", before.en + ": '" + name + "'"};
}

void add(zip_t* archive, const ArchiveEntry& entry) {
  zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  if (source == nullptr) fail("source");
  const zip_int64_t at = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (at < 0) {
    zip_source_free(source);
    fail("add");
  }
  const auto index = static_cast<zip_uint64_t>(at);
  if (zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 9) != 0 ||
      zip_file_set_dostime(archive, index, 0, first_day, 0) != 0 ||
      zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, plain_file) != 0) {
    fail("attributes");
  }
}

std::string written(zip_source_t* source) {
  zip_stat_t told;
  if (zip_source_stat(source, &told) != 0 || zip_source_open(source) != 0) fail("open");
  std::string out(static_cast<std::size_t>(told.size), '\0');
  const zip_int64_t got = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(out.size())) fail("read");
  return out;
}

class Reader {
 public:
  /// `size`: of the archive, in bytes.
  Reader(zip_t* archive, std::size_t size, const ArchiveLimits& limits)
      : archive_(archive), size_(size), limits_(limits) {}

  ReadArchive read() {
    const zip_int64_t count = zip_get_num_entries(archive_, 0);
    if (count < 0 || static_cast<std::size_t>(count) > limits_.entries) {
      refuse({"cette archive contient trop de fichiers", "this archive holds too many files"});
    }
    for (zip_int64_t i = 0; i < count && out_.refusal.empty(); ++i)
      read_one(static_cast<zip_uint64_t>(i));
    if (!out_.refusal.empty()) out_.entries.clear();
    return std::move(out_);
  }

 private:
  void refuse(Text why) {
    if (out_.refusal.empty()) out_.refusal = std::move(why);
  }

  void read_one(zip_uint64_t index) {
    zip_stat_t told;
    constexpr zip_uint64_t all = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                 ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(archive_, index, 0, &told) != 0 || (told.valid & all) != all)
      return refuse(damaged());
    const std::string name = told.name;
    if (name.size() > limits_.name_bytes || !is_safe_name(name))
      return refuse(quoted({"un fichier de cette archive se placerait hors d’elle",
                            "a file of this archive would be placed outside it"},
                           name.substr(0, limits_.name_bytes)));
    if (!names_.insert(folded(name)).second) return refuse(quoted(twice, name));
    if (told.encryption_method != ZIP_EM_NONE)
      return refuse({"cette archive est chiffrée", "this archive is encrypted"});
    if (told.comp_method != ZIP_CM_STORE && told.comp_method != ZIP_CM_DEFLATE)
      return refuse({"cette archive est comprimée d’une façon inconnue",
                     "this archive is compressed in an unknown way"});
    if (told.comp_size > size_ - stored_)
      return refuse(quoted({"des fichiers de cette archive se recouvrent",
                            "files of this archive lie over each other"},
                           name));
    stored_ += static_cast<std::size_t>(told.comp_size);
    if (const Text why = excess(told); !why.fr.empty()) return refuse(quoted(why, name));
    content(index, name, static_cast<std::size_t>(told.size));
  }

  /// The limit that a file is over, by itself or with those before it; empty: none.
  Text excess(const zip_stat_t& told) const {
    if (told.size > limits_.entry_bytes)
      return over("un fichier de cette archive est démesuré\u00A0: plus de ",
                  "a file of this archive is far too big: more than ", limits_.entry_bytes);
    if (told.size > limits_.bytes - bytes_)
      return over("cette archive est démesurée\u00A0: plus de ",
                  "this archive is far too big: more than ", limits_.bytes);
    // A thousand small bombs are a large one.
    const std::size_t all = bytes_ + static_cast<std::size_t>(told.size);
    if (all <= limits_.free_bytes || !swells(told, all)) return {};
    const std::string times = std::to_string(limits_.ratio);
    return {"cette archive est démesurée\u00A0: plus de " + times + " fois sa taille",
            "this archive is far too big: more than " + times + " times its size"};
  }

  bool swells(const zip_stat_t& told, std::size_t all) const {
    return told.size > limits_.free_bytes ? told.size / limits_.ratio > told.comp_size
                                          : all / limits_.ratio > stored_;
  }

  static Text over(const std::string& fr, const std::string& en, std::size_t limit) {
    const std::string size = std::to_string(limit >> 20U);
    return {fr + size + "\u00A0Mio à l’ouverture", en + size + " MiB inflated"};
  }

  /// One byte more than was announced is asked for: an archive may lie.
  void content(zip_uint64_t index, const std::string& name, std::size_t size) {
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive_, index, 0));
    std::string bytes(size + 1, '\0');
    std::size_t got = 0;
    while (file != nullptr && got < bytes.size()) {
      const zip_int64_t more = zip_fread(file.get(), bytes.data() + got, bytes.size() - got);
      if (more < 0) return refuse(damaged());
      if (more == 0) break;
      got += static_cast<std::size_t>(more);
    }
    if (file == nullptr || got != size) return refuse(damaged());
    bytes.resize(size);
    bytes_ += size;
    out_.entries.push_back({name, std::move(bytes)});
  }

  static Text damaged() { return {"cette archive est abîmée", "this archive is damaged"}; }

  zip_t* archive_;
  std::size_t size_;
  const ArchiveLimits& limits_;
  std::set<std::string> names_;
  std::size_t bytes_ = 0, stored_ = 0;  // of the files so far, inflated and not
  ReadArchive out_;
};

}  // namespace

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.back() == '/') return false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '\\' || c == ':') return false;
  }
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    if (part.empty() || part == "." || part == "..") return false;
    at = end + 1;
  }
  return true;
}

std::string pack(std::vector<ArchiveEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const ArchiveEntry& a, const ArchiveEntry& b) { return a.name < b.name; });
  std::set<std::string> names;
  for (const ArchiveEntry& entry : entries) {
    if (!is_safe_name(entry.name) || !names.insert(folded(entry.name)).second)
      throw std::invalid_argument("archive: " + entry.name);
  }
  zip_error_t error;
  zip_error_init(&error);
  const Source buffer(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (buffer == nullptr) fail("buffer");
  zip_source_keep(buffer.get());  // one for the archive, one for us
  Archive archive(zip_open_from_source(buffer.get(), ZIP_TRUNCATE, &error));
  if (archive == nullptr) fail("open");
  for (const ArchiveEntry& entry : entries) add(archive.get(), entry);
  if (zip_close(archive.get()) != 0) fail("close");
  static_cast<void>(archive.release());
  return written(buffer.get());
}

ReadArchive unpack(std::string_view bytes, const ArchiveLimits& limits) {
  const ReadArchive none{{},
                         {"ce fichier n’est pas une archive ZIP", "this file is no ZIP archive"}};
  if (bytes.substr(0, 4) != "PK\x03\x04") return none;  // libzip takes no bytes for no files
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return none;
  const Archive archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (archive == nullptr) {
    zip_source_free(source);
    // Its check of consistency comes upon the same name twice before the reader does.
    if (zip_error_code_zip(&error) == ZIP_ER_EXISTS) return {{}, twice};
    return none;
  }
  return Reader(archive.get(), bytes.size(), limits).read();
}

}  // namespace paraphe

extern "C" __attribute__((visibility("default"))) std::string paraphe_pack(
    std::vector<paraphe::ArchiveEntry> entries) {
  return paraphe::pack(std::move(entries));
}

extern "C" __attribute__((visibility("default"))) paraphe::ReadArchive paraphe_unpack(
    std::string_view bytes, const paraphe::ArchiveLimits& limits) {
  return paraphe::unpack(bytes, limits);
}
