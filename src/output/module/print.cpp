// SPDX-License-Identifier: EUPL-1.2
// The one door of the printing module: everything that needs libharu and HarfBuzz is behind
// it.
#include <memory>
#include <optional>

#include "base/spare_memory.h"
#include "output/draw.h"
#include "output/images.h"
#include "output/module/page_codes.h"
#include "output/module/printed.h"
#include "output/module/provenance.h"
#include "output/module/reprint.h"
#include "output/pdf.h"
#include "typeset/page.h"

namespace paraphe {
namespace {

std::vector<PrintedField> fields_of(const Pages& pages) {
  std::vector<PrintedField> fields;
  int number = 0;
  for (const Page& page : pages.pages) {
    ++number;
    for (const SignatureField& field : page.fields) {
      const Box& box = field.box;
      fields.push_back({field.name, field.tooltip, field.tag, number, box.x0, box.y0,
                        box.x1 - box.x0, box.y1 - box.y0});
    }
  }
  return fields;
}

/// What so many pages were made from is worth giving back before more memory is taken.
constexpr std::size_t many_pages = 120;

/// Draws each page, and reads what its code says, as soon as it is made.
class Printing : public PageTaker {
 public:
  Printing(Document& document, bool texts) : document_(document), codes_(document, texts) {}

  void begin(const Pages& pages) override {
    document_.blocks = {};  // what is in lines is not needed beside them
    if (pages.pages.size() >= many_pages) trim_heap();
    codes_.begin(pages);
    drawer_.emplace(pages, document_.language);
  }
  void take(Page& page) override {
    codes_.read(page);
    drawer_->draw(page);
  }

  PageCodes codes(const Digest& fingerprint) { return codes_.finish(fingerprint); }
  Drawing drawing() { return drawer_->finish(); }

 private:
  Document& document_;
  CodeWriter codes_;
  std::optional<Drawer> drawer_;
};

}  // namespace
}  // namespace paraphe

extern "C" __attribute__((visibility("default"))) std::optional<paraphe::Printed> paraphe_print_pdf(
    paraphe::Document& document, const paraphe::Provenance& provenance, const paraphe::Draft& draft,
    paraphe::Diagnostics& diagnostics) {
  if (!paraphe::read_images(document, draft, diagnostics)) return std::nullopt;
  const paraphe::Digest fingerprint = paraphe::stamp(document, provenance);
  auto printing = std::make_unique<paraphe::Printing>(document, provenance.texts);
  auto pages = paraphe::typeset(document, &draft, diagnostics, printing.get());
  if (!pages) return std::nullopt;
  paraphe::stamp_fonts(document, *pages);
  paraphe::PageCodes said = printing->codes(fingerprint);
  paraphe::Drawing drawing = printing->drawing();
  printing.reset();  // pages that stay in libharu
  if (provenance.alone)
    paraphe::spare_memory();  // programs that set pages
  else if (pages->pages.size() >= paraphe::many_pages)
    paraphe::trim_heap();
  const paraphe::PageSymbols symbols(said.codes);
  paraphe::judge_size(symbols, *pages, draft, diagnostics);
  paraphe::Printed printed{{},
                           document.fingerprint,
                           static_cast<int>(pages->pages.size()),
                           pages->width,
                           pages->height,
                           paraphe::fields_of(*pages),
                           document.paraphes,
                           std::move(said.codes),
                           std::move(said.texts)};
  printed.pdf = paraphe::write_pdf(document, *pages, std::move(drawing), symbols);
  return printed;
}

extern "C" __attribute__((visibility("default"))) bool paraphe_is_print_of(
    paraphe::Document& document, const paraphe::Provenance& provenance, const paraphe::Draft& draft,
    const std::string& pdf) {
  paraphe::Diagnostics ignored;  // they are told when it is printed
  if (!paraphe::read_images(document, draft, ignored)) return false;
  paraphe::stamp(document, provenance);
  return paraphe::is_whole(pdf) && paraphe::describes(document, pdf);
}
