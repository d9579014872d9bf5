// SPDX-License-Identifier: EUPL-1.2
#include "typeset/font_source.h"

#include <map>
#include <mutex>
#include <stdexcept>

namespace paraphe {
namespace {

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

}  // namespace

FontSource::FontSource(const std::string& path)
    : blob_(hb_blob_create_from_file_or_fail(path.c_str())) {
  if (!blob_) throw std::runtime_error(path + ": cannot be read");
  face_.reset(hb_face_create(blob_.get(), 0));
  if (!has_outlines(face_.get())) throw std::runtime_error(path + ": not a TrueType font");
  hb_face_make_immutable(face_.get());
  font_.reset(hb_font_create(face_.get()));
  hb_font_make_immutable(font_.get());
  outlines_.reset(hb_face_create_for_tables(&outline_table, face_.get(), nullptr));
  hb_face_set_upem(outlines_.get(), hb_face_get_upem(face_.get()));
  hb_face_set_glyph_count(outlines_.get(), hb_face_get_glyph_count(face_.get()));
  hb_face_make_immutable(outlines_.get());
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
