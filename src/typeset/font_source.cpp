// SPDX-License-Identifier: EUPL-1.2
#include "typeset/font_source.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>

#include "base/draft.h"
#include "base/font_fault.h"
#include "base/true_type.h"

namespace paraphe {
namespace {

/// Not one that was cut short: its other glyphs would be missing from the page without a word.
bool is_whole(hb_blob_t* blob) {
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(blob, &size);
  return is_whole_font({bytes, size}, size);
}

bool has_outlines(hb_face_t* face) {
  hb_blob_t* outlines = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
  const bool any = hb_blob_get_length(outlines) > 0;
  hb_blob_destroy(outlines);
  return any && hb_face_get_glyph_count(face) > 0;
}

/// The tables that say what glyphs look like, of the face `data`. Source: OpenType 1.9, « Tables
/// related to TrueType outlines ».
hb_blob_t* outline_table(hb_face_t*, hb_tag_t tag, void* data) {
  switch (tag) {
    case HB_TAG('g', 'l', 'y', 'f'):
    case HB_TAG('h', 'e', 'a', 'd'):
    case HB_TAG('h', 'h', 'e', 'a'):
    case HB_TAG('h', 'm', 't', 'x'):
    case HB_TAG('l', 'o', 'c', 'a'):
    case HB_TAG('m', 'a', 'x', 'p'):
      return hb_face_reference_table(static_cast<hb_face_t*>(data), tag);
    default:
      return nullptr;
  }
}

std::string read_font(const std::string& path) {
  try {
    return read_bytes(path);
  } catch (const std::system_error&) {
    throw FontFault(path);
  }
}

/// Whether a package manager keeps the file.
bool is_of_the_system(const std::string& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(path, error);
  return !error && real.native().starts_with("/usr/");
}

}  // namespace

FontSource::FontSource(const std::string& path) : path_(path) {
  if (is_of_the_system(path)) {
    blob_.reset(hb_blob_create_from_file_or_fail(path.c_str()));
  } else {
    bytes_ = read_font(path);
    blob_.reset(hb_blob_create(bytes_.data(), static_cast<unsigned>(bytes_.size()),
                               HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  }
  if (!blob_ || !is_whole(blob_.get())) throw FontFault(path);
  face_.reset(hb_face_create(blob_.get(), 0));
  if (!has_outlines(face_.get())) throw FontFault(path);
  hb_face_make_immutable(face_.get());
  font_.reset(hb_font_create(face_.get()));
  hb_font_make_immutable(font_.get());
  outlines_.reset(hb_face_create_for_tables(&outline_table, face_.get(), nullptr));
  hb_face_set_upem(outlines_.get(), hb_face_get_upem(face_.get()));
  hb_face_set_glyph_count(outlines_.get(), hb_face_get_glyph_count(face_.get()));
  hb_face_make_immutable(outlines_.get());
}

Digest FontSource::digest() const {
  return bytes_.empty() ? sha256_of_file(path_) : sha256(bytes_);
}

std::shared_ptr<const FontSource> FontSource::open(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const FontSource>> opened;
  const std::lock_guard lock(mutex);
  auto& source = opened[path];
  if (!source) source.reset(new FontSource(path));
  return source;
}

}  // namespace paraphe
