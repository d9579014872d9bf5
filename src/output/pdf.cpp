// SPDX-License-Identifier: EUPL-1.2
#include "output/pdf.h"

#include <memory>
#include <vector>

#include "output/codes.h"
#include "output/draw.h"
#include "output/font.h"
#include "output/seal.h"

namespace paraphe {
namespace {

/// The signs of one face that are used.
void add_signs(std::vector<DrawnSign>& drawn, const Pages& pages, int face, const FontSource& file,
               const Codes& codes) {
  for (std::size_t i = 0; i < pages.signs.size(); ++i) {
    const Sign& sign = pages.signs[i];
    if (sign.face == face && codes.counts(sign.id, sign.text))
      drawn[i] = {codes.cid(sign.id, sign.text), glyph_advance(file, sign.id)};
  }
}

}  // namespace

std::string write_pdf(const Document& document, Pages pages, const PageSymbols& symbols) {
  const std::vector<Codes> codes = allocate_codes(pages);
  std::vector<DrawnSign> drawn(pages.signs.size());
  std::vector<EmbeddedFont> fonts(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].empty()) continue;
    const std::shared_ptr<const FontSource> file = FontSource::open(pages.faces[i].path);
    add_signs(drawn, pages, static_cast<int>(i), *file, codes[i]);
    fonts[i] = embed_font(*file, pages.faces[i].name, codes[i]);
  }
  const Drawing drawing = draw_pages(pages, drawn, document.language);
  return seal_pages(document, pages, drawing, fonts, symbols);
}

}  // namespace paraphe
