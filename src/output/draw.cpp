// SPDX-License-Identifier: EUPL-1.2
#include "output/draw.h"

#include <hpdf.h>

#include <memory>
#include <stdexcept>

#include "output/content.h"
#include "output/painter.h"

namespace paraphe {
namespace {

/// One array of libharu holds 32 767 entries; beyond, its page tree needs branches, of this many
/// pages.
constexpr std::size_t largest_flat_page_tree = 32'000;
constexpr HPDF_UINT pages_per_branch = 1'000;

/// The first error counts: libharu overwrites it with a consequence at the next call, and nothing
/// may be thrown through its C frames.
struct FirstError {
  HPDF_STATUS code = HPDF_OK;
  HPDF_STATUS detail = 0;
};

void HPDF_STDCALL keep_first_error(HPDF_STATUS code, HPDF_STATUS detail, void* first) {
  auto& error = *static_cast<FirstError*>(first);
  if (error.code == HPDF_OK) error = {code, detail};
}

[[noreturn]] void fail(const FirstError& error) {
  throw std::runtime_error("libharu cannot draw the pages: error " + std::to_string(error.code) +
                           ", detail " + std::to_string(error.detail));
}

}  // namespace

Drawing draw_pages(Pages& pages, const std::vector<DrawnSign>& signs, const std::string& language) {
  if (!libharu_is_the_compiled_one()) {
    throw std::runtime_error("libharu is not the version this program was built with");
  }
  FirstError error;
  const std::unique_ptr<HPDF_Doc_Rec, decltype(&HPDF_Free)> document(
      HPDF_New(&keep_first_error, &error), &HPDF_Free);
  if (!document) throw std::runtime_error("libharu cannot begin a document");
  if (pages.pages.size() > largest_flat_page_tree) {
    HPDF_SetPagesConfiguration(document.get(), pages_per_branch);
  }
  const std::vector<std::string> languages = node_languages(pages.nodes, language);
  Drawing drawing;
  drawing.contents.reserve(pages.pages.size());
  drawing.marks.reserve(pages.pages.size());
  for (Page& content : pages.pages) {
    HPDF_Page page = HPDF_AddPage(document.get());
    if (page == nullptr) fail(error);
    const PageSize size = size_of(pages, content);
    HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(size.width));
    HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(size.height));
    drawing.marks.push_back(PagePainter(page, pages, signs, languages).paint(content));
    drawing.contents.push_back(content_of(page));
    content.items = {};
  }
  if (error.code != HPDF_OK) fail(error);
  return drawing;
}

}  // namespace paraphe
