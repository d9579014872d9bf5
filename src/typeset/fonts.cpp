// SPDX-License-Identifier: EUPL-1.2
#include "typeset/fonts.h"

#include <hb-ot.h>
#include <hb.h>

#include <array>
#include <atomic>
#include <map>
#include <mutex>

#include "typeset/font_source.h"

namespace paraphe::setting {
namespace {

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};

/// Whether a text may hold a combining mark: a character beyond U+02FF that is none of the
/// punctuation and the signs of U+2000 to U+20BF.
bool may_have_marks(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0xCC) continue;
    const unsigned next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0xFFU;
    if (byte != 0xE2 || next > 0x82) return true;
  }
  return false;
}

}  // namespace

struct Fonts::Font {
  std::shared_ptr<const FontSource> file;
  hb_font_t* font = nullptr;
  float units = 1000;
  std::string name;
};

struct Fonts::Buffer {
  std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>> buffer{hb_buffer_create()};
};

/// The first document of a process keeps nothing: most processes print one.
Fonts::Fonts() : buffer_(std::make_unique<Buffer>()) {
  static std::atomic<bool> first = true;
  static thread_local ShapeCache kept;
  if (!first.exchange(false)) kept_ = &kept;
}
Fonts::~Fonts() = default;

std::shared_ptr<const Fonts::Font> Fonts::open(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Font>> opened;
  const std::lock_guard lock(mutex);
  if (const auto found = opened.find(path); found != opened.end()) return found->second;
  auto font = std::make_shared<Font>();
  font->file = FontSource::open(path);
  font->font = font->file->font();
  font->units = static_cast<float>(hb_face_get_upem(font->file->face()));
  char name[128] = "";
  unsigned int length = sizeof name;
  hb_ot_name_get_utf8(font->file->face(), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID,
                      &length, name);
  font->name = name;
  return opened.emplace(path, std::move(font)).first->second;
}

int Fonts::face(const std::string& path) {
  for (std::size_t i = 0; i < faces_.size(); ++i)
    if (faces_[i].path == path) return static_cast<int>(i);
  fonts_.push_back(open(path));
  faces_.push_back({path, fonts_.back()->name});
  return static_cast<int>(faces_.size() - 1);
}

void Fonts::shape(int face, bool small_caps, std::string_view text,
                  std::vector<ShapedGlyph>& glyphs) {
  const Font& font = *fonts_[static_cast<std::size_t>(face)];
  if (kept_ == nullptr) return shape_anew(font, small_caps, text, glyphs);
  if (const auto known = kept_->find(&font, small_caps, text)) {
    glyphs.assign(known->begin(), known->end());
    return;
  }
  shape_anew(font, small_caps, text, glyphs);
  kept_->keep(&font, small_caps, text, glyphs);
}

void Fonts::shape_anew(const Font& font, bool small_caps, std::string_view text,
                       std::vector<ShapedGlyph>& glyphs) {
  hb_buffer_t* const buffer = buffer_->buffer.get();
  hb_buffer_reset(buffer);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
  hb_buffer_set_language(buffer, hb_language_from_string("fr", 2));
  const int size = static_cast<int>(text.size());
  hb_buffer_add_utf8(buffer, text.data(), size, 0, size);
  const auto feature = [](const char(&tag)[5], std::uint32_t value) {
    return hb_feature_t{HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, HB_FEATURE_GLOBAL_START,
                        HB_FEATURE_GLOBAL_END};
  };
  std::array<hb_feature_t, 7> features = {feature("kern", 1), feature("liga", 0),
                                          feature("clig", 0)};
  unsigned count_of_features = 3;
  const auto add = [&](const hb_feature_t& one) { features[count_of_features++] = one; };
  if (small_caps) add(feature("smcp", 1));
  // What composes and places marks is a third of the work, and most words have none.
  if (!may_have_marks(text)) {
    add(feature("ccmp", 0));
    add(feature("mark", 0));
    add(feature("mkmk", 0));
  }
  hb_shape(font.font, buffer, features.data(), count_of_features);

  unsigned int count = 0;
  const hb_glyph_info_t* const infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* const positions = hb_buffer_get_glyph_positions(buffer, &count);
  glyphs.clear();
  for (unsigned int i = 0; i < count; ++i) {
    unsigned int end = i + 1;  // the text of a cluster belongs to its first glyph
    while (end < count && infos[end].cluster == infos[i].cluster) ++end;
    const bool first = i == 0 || infos[i - 1].cluster != infos[i].cluster;
    const std::size_t next = end < count ? infos[end].cluster : text.size();
    const auto natural = hb_font_get_glyph_h_advance(font.font, infos[i].codepoint);
    glyphs.push_back({static_cast<std::uint16_t>(infos[i].codepoint),
                      static_cast<std::uint16_t>(infos[i].cluster),
                      static_cast<std::uint16_t>(first ? next - infos[i].cluster : 0),
                      static_cast<float>(positions[i].x_advance) / font.units,
                      static_cast<float>(natural) / font.units});
  }
}

}  // namespace paraphe::setting
