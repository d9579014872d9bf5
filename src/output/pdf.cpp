// SPDX-License-Identifier: EUPL-1.2
#include "output/pdf.h"

#include <optional>
#include <vector>

#include "output/codes.h"
#include "output/draw.h"
#include "output/font.h"
#include "output/seal.h"

namespace paraphe {
namespace {

DrawnFace drawn_face(const FontFile& file, const Codes& codes) {
  DrawnFace face{&codes, std::vector<std::int32_t>(codes.last_cid() + 1U)};
  for (const Codes::Entry& entry : codes.entries())
    face.advances[entry.cid] = file.advance(entry.glyph);
  return face;
}

}  // namespace

std::string write_pdf(const Document& document, const Pages& pages) {
  const std::vector<Codes> codes = allocate_codes(pages);
  std::vector<DrawnFace> drawn(codes.size());
  std::vector<EmbeddedFont> fonts(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].empty()) continue;
    const FontFile file(pages.faces[i].path);
    drawn[i] = drawn_face(file, codes[i]);
    fonts[i] = embed_font(file, pages.faces[i].name, codes[i]);
  }
  return seal_pages(document, pages, draw_pages(pages, drawn, document.language), fonts);
}

}  // namespace paraphe
