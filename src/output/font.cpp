// SPDX-License-Identifier: EUPL-1.2
#include "output/font.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <cmath>
#include <stdexcept>

#include "output/cmap.h"
#include "output/number.h"

namespace paraphe {
namespace {

/// What a PDF reader has no use for: layout is done, names and encodings are the PDF's own.
constexpr hb_tag_t dropped_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('S', 'i', 'l', 'f'), HB_TAG('G', 'l', 'a', 't'),
    HB_TAG('G', 'l', 'o', 'c'), HB_TAG('F', 'e', 'a', 't'), HB_TAG('S', 'i', 'l', 'l'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('c', 'm', 'a', 'p'),
};

std::string bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  std::string bytes(data, length);
  hb_blob_destroy(blob);
  return bytes;
}

/// Big-endian 16 bits of a table, signed.
double field(const std::string& table, std::size_t offset) {
  if (offset + 2 > table.size()) throw std::runtime_error("a font table is too short");
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(table[i]); };
  return static_cast<std::int16_t>((byte(offset) << 8U) | byte(offset + 1));
}

std::string table_of(hb_face_t* face, hb_tag_t tag) {
  return bytes_of(hb_face_reference_table(face, tag));
}

FontMetrics metrics_of(const FontSource& file) {
  const double scale = 1000.0 / hb_face_get_upem(file.face());
  const auto metric = [&](hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(file.font(), tag, &value);
    return std::round(value * scale);
  };
  const std::string head = table_of(file.face(), HB_TAG('h', 'e', 'a', 'd'));
  FontMetrics metrics;
  for (std::size_t i = 0; i < 4; ++i) metrics.box[i] = std::round(field(head, 36 + 2 * i) * scale);
  metrics.ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  metrics.descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  metrics.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT);
  metrics.italic_angle = std::round(hb_style_get_value(file.font(), HB_STYLE_TAG_SLANT_ANGLE));
  // No table tells the width of a stem; its usual estimate from the weight (400: 88, 700: 166).
  const double weight = hb_style_get_value(file.font(), HB_STYLE_TAG_WEIGHT);
  metrics.stem_v = std::round(50 + weight * weight / (65.0 * 65.0));
  return metrics;
}

/// Six capitals that depend on the glyphs kept and nothing else (FNV-1a). Source: ISO
/// 32000-1, 9.6.4.
std::string subset_tag(const Codes& codes) {
  std::uint64_t digest = 0xCBF29CE484222325U;
  for (const Codes::Entry& entry : codes.entries()) {
    for (const std::uint64_t number : {entry.glyph, entry.cid}) {
      digest = (digest ^ number) * 0x100000001B3U;
    }
  }
  std::string tag;
  for (int i = 0; i < 6; ++i, digest /= 26) tag += static_cast<char>('A' + digest % 26);
  return tag;
}

using Plan = std::unique_ptr<hb_subset_plan_t, decltype(&hb_subset_plan_destroy)>;

Plan plan_subset(hb_face_t* face, const Codes& codes) {
  const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(
      hb_subset_input_create_or_fail(), &hb_subset_input_destroy);
  if (!input) throw std::runtime_error("HarfBuzz has no memory to subset a font");
  for (const Codes::Entry& entry : codes.entries()) {
    hb_set_add(hb_subset_input_glyph_set(input.get()), entry.glyph);
  }
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t table : dropped_tables) hb_set_add(dropped, table);
  // Hints serve coarse screens only, and weigh as much as the outlines of a short agreement.
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  return {hb_subset_plan_create_or_fail(face, input.get()), &hb_subset_plan_destroy};
}

std::string glyph_map(const Codes& codes, const hb_map_t* old_to_new) {
  std::string map(2U * (codes.last_cid() + 1U), '\0');
  for (const Codes::Entry& entry : codes.entries()) {
    const hb_codepoint_t glyph = hb_map_get(old_to_new, entry.glyph);
    if (glyph == HB_MAP_VALUE_INVALID) throw std::runtime_error("a subset font lost a glyph");
    map[2U * entry.cid] = static_cast<char>(glyph >> 8U);
    map[2U * entry.cid + 1] = static_cast<char>(glyph & 0xFFU);
  }
  return map;
}

/// Runs of consecutive CIDs: `1 [500 520.5] 34 [600]`.
std::string width_array(const FontSource& file, const Codes& codes) {
  std::string array = "[";
  int expected = -1;
  for (const Codes::Entry& entry : codes.entries()) {
    if (entry.cid != expected) {
      array += (expected < 0 ? "" : "]") + std::to_string(entry.cid) + "[";
    } else {
      array += ' ';
    }
    append_fixed(array, glyph_advance(file, entry.glyph), 3);
    expected = entry.cid + 1;
  }
  return array + "]]";
}

}  // namespace

std::int32_t glyph_advance(const FontSource& file, std::uint16_t glyph) {
  const double upem = hb_face_get_upem(file.face());
  return static_cast<std::int32_t>(
      std::lround(hb_font_get_glyph_h_advance(file.font(), glyph) * 1e6 / upem));
}

EmbeddedFont embed_font(const FontSource& file, const std::string& postscript_name,
                        const Codes& codes) {
  const Plan plan = plan_subset(file.outlines(), codes);
  if (!plan) throw std::runtime_error("HarfBuzz cannot subset the font " + postscript_name);
  hb_face_t* subset = hb_subset_plan_execute_or_fail(plan.get());
  if (subset == nullptr)
    throw std::runtime_error("HarfBuzz cannot subset the font " + postscript_name);
  EmbeddedFont font;
  font.name = subset_tag(codes) + "+" + postscript_name;
  font.program = bytes_of(hb_face_reference_blob(subset));
  hb_face_destroy(subset);
  font.cid_to_gid = glyph_map(codes, hb_subset_plan_old_to_new_glyph_mapping(plan.get()));
  font.cmap = code_map(codes);
  font.to_unicode = unicode_map(codes);
  font.widths = width_array(file, codes);
  font.metrics = metrics_of(file);
  return font;
}

}  // namespace paraphe
