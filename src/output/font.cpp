// SPDX-License-Identifier: EUPL-1.2
#include "output/font.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "output/cmap.h"
#include "output/number.h"

namespace paraphe {
namespace {

constexpr std::size_t most_kept = 512U << 10U;  // bytes, a thread

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
using Glyphs = std::vector<std::uint16_t>;

Plan plan_subset(hb_face_t* face, const Glyphs& glyphs) {
  const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(
      hb_subset_input_create_or_fail(), &hb_subset_input_destroy);
  if (!input) throw std::runtime_error("HarfBuzz has no memory to subset a font");
  for (const std::uint16_t glyph : glyphs)
    hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t table : dropped_tables) hb_set_add(dropped, table);
  // Hints serve coarse screens only, and weigh as much as the outlines of a short agreement.
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  return {hb_subset_plan_create_or_fail(face, input.get()), &hb_subset_plan_destroy};
}

Subset subset_of(hb_face_t* face, const std::string& name, const Glyphs& glyphs) {
  const Plan plan = plan_subset(face, glyphs);
  hb_face_t* made = plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr;
  if (made == nullptr) throw std::runtime_error("HarfBuzz cannot subset the font " + name);
  Subset subset;
  subset.program = bytes_of(hb_face_reference_blob(made));
  hb_face_destroy(made);
  const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint16_t glyph : glyphs) {
    const hb_codepoint_t number = hb_map_get(numbers, glyph);
    if (number == HB_MAP_VALUE_INVALID) throw std::runtime_error("a subset font lost a glyph");
    subset.numbers.push_back(static_cast<std::uint16_t>(number));
  }
  return subset;
}

/// Font files stay open, so that the address of a face is its name.
Subset subset_of(hb_face_t* face, const std::string& name, const Glyphs& glyphs,
                 KeptSubsets* kept) {
  if (kept == nullptr) return subset_of(face, name, glyphs);
  std::string key(reinterpret_cast<const char*>(&face), sizeof face);
  key.append(reinterpret_cast<const char*>(glyphs.data()), glyphs.size() * sizeof glyphs[0]);
  if (const Subset* known = kept->find(key)) return *known;
  Subset subset = subset_of(face, name, glyphs);
  kept->keep(std::move(key), subset, subset.program.size() + subset.numbers.size() * 2);
  return subset;
}

Glyphs glyphs_of(const Codes& codes) {
  Glyphs glyphs;
  for (const Codes::Entry& entry : codes.entries()) glyphs.push_back(entry.glyph);
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  return glyphs;
}

std::string glyph_map(const Codes& codes, const Glyphs& glyphs, const Glyphs& numbers) {
  std::string map(2U * (codes.last_cid() + 1U), '\0');
  for (const Codes::Entry& entry : codes.entries()) {
    const auto at = std::lower_bound(glyphs.begin(), glyphs.end(), entry.glyph) - glyphs.begin();
    const unsigned number = numbers[static_cast<std::size_t>(at)];
    map[2U * entry.cid] = static_cast<char>(number >> 8U);
    map[2U * entry.cid + 1] = static_cast<char>(number & 0xFFU);
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

KeptSubsets* subsets_kept_for_next_document() {
  static std::atomic<bool> first = true;
  static thread_local KeptSubsets kept(most_kept);
  return first.exchange(false) ? nullptr : &kept;
}

EmbeddedFont embed_font(const FontSource& file, const std::string& postscript_name,
                        const Codes& codes, KeptSubsets* kept) {
  const Glyphs glyphs = glyphs_of(codes);
  Subset subset = subset_of(file.outlines(), postscript_name, glyphs, kept);
  EmbeddedFont font;
  font.name = subset_tag(codes) + "+" + postscript_name;
  font.cid_to_gid = glyph_map(codes, glyphs, subset.numbers);
  font.program = std::move(subset.program);
  font.cmap = code_map(codes);
  font.to_unicode = unicode_map(codes);
  font.widths = width_array(file, codes);
  font.metrics = metrics_of(file);
  return font;
}

}  // namespace paraphe
