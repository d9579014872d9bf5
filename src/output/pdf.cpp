// SPDX-License-Identifier: EUPL-1.2
#include "output/pdf.h"

#include <utility>
#include <vector>

#include "output/codes.h"
#include "output/draw.h"
#include "output/font.h"
#include "output/seal.h"
#include "output/sign_bytes.h"

namespace paraphe {
std::string write_pdf(const Document& document, Pages pages, const PageSymbols& symbols) {
  Drawer drawer(pages, document.language);
  for (Page& page : pages.pages) {
    drawer.draw(page);
    page.items = {};  // in memory once
  }
  return write_pdf(document, pages, drawer.finish(), symbols);
}

std::string write_pdf(const Document& document, const Pages& pages, Drawing drawing,
                      const PageSymbols& symbols) {
  const std::vector<Codes> codes = allocate_codes(pages, drawing.uses);
  std::vector<EmbeddedFont> fonts(codes.size());
  KeptSubsets* const kept = subsets_kept_for_next_document();
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].empty()) continue;
    fonts[i] =
        embed_font(*FontSource::open(pages.faces[i].path), pages.faces[i].name, codes[i], kept);
  }
  return seal_pages(document, pages, drawing, SignCoder(pages, codes), fonts, symbols);
}

}  // namespace paraphe
