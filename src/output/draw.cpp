// SPDX-License-Identifier: EUPL-1.2
#include "output/draw.h"

#include <hpdf.h>

#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

#include "output/codes.h"
#include "output/content.h"
#include "output/font.h"
#include "output/painter.h"

namespace paraphe {
namespace {

/// libharu keeps some kilobytes of each page, of which we want the content stream only: it forgets
/// them with their document. It has a pool of its own, which does not align: pointers in its
/// records would stand at odd places.
constexpr std::size_t pages_of_a_document = 64;

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

struct Drawer::State {
  State(const Pages& of, std::string in) : pages(of), language(std::move(in)) {}

  HPDF_Page add_page();
  void learn_signs();
  void learn_figures(const Page& page);

  const Pages& pages;
  const std::string language;
  FirstError error;
  std::unique_ptr<HPDF_Doc_Rec, decltype(&HPDF_Free)> document{nullptr, &HPDF_Free};
  std::vector<const std::string*> languages;
  std::vector<std::shared_ptr<const FontSource>> fonts;  // by face
  std::vector<DrawnSign> signs;
  Drawing drawing;
};

HPDF_Page Drawer::State::add_page() {
  if (drawing.contents.size() % pages_of_a_document == 0) {
    document.reset(HPDF_New(&keep_first_error, &error));
    if (!document) throw std::runtime_error("libharu cannot begin a document");
  }
  HPDF_Page page = HPDF_AddPage(document.get());
  if (page == nullptr) fail(error);
  return page;
}

void Drawer::State::learn_signs() {
  if (signs.size() == pages.signs.size()) return;
  const std::vector<std::optional<std::uint16_t>> spaces = plain_spaces(pages.signs);
  fonts.resize(pages.faces.size());
  for (std::size_t i = signs.size(); i < pages.signs.size(); ++i) {
    const Sign& sign = pages.signs[i];
    const auto face = static_cast<std::size_t>(sign.face);
    if (!fonts.at(face)) fonts[face] = FontSource::open(pages.faces[face].path);
    signs.push_back(
        {glyph_advance(*fonts[face], sign.id), sign.text == " " && sign.id == spaces[face]});
  }
  drawing.uses.resize(signs.size());
}

void Drawer::State::learn_figures(const Page& page) {
  for (const Item& item : page.items)
    if (const auto* image = std::get_if<ImageItem>(&item); image && image->mark.node >= 0)
      drawing.figures[image->mark.node] = {image->x, image->y, image->x + image->w,
                                           image->y + image->h};
}

Drawer::Drawer(const Pages& pages, std::string language)
    : state_(std::make_unique<State>(pages, std::move(language))) {
  if (!libharu_is_the_compiled_one()) {
    throw std::runtime_error("libharu is not the version this program was built with");
  }
  state_->languages = node_languages(pages.nodes, state_->language);
  state_->drawing.contents.reserve(pages.pages.size());
  state_->drawing.marks.reserve(pages.pages.size());
}

Drawer::~Drawer() = default;

void Drawer::draw(const Page& page) {
  State& state = *state_;
  state.learn_signs();
  HPDF_Page drawn = state.add_page();
  const PageSize size = size_of(state.pages, page);
  HPDF_Page_SetWidth(drawn, static_cast<HPDF_REAL>(size.width));
  HPDF_Page_SetHeight(drawn, static_cast<HPDF_REAL>(size.height));
  count_signs(page, state.drawing.uses);
  state.learn_figures(page);
  state.drawing.marks.push_back(
      PagePainter(drawn, state.pages, state.signs, state.languages).paint(page));
  state.drawing.contents.push_back(take_content(drawn));
}

Drawing Drawer::finish() {
  if (state_->error.code != HPDF_OK) fail(state_->error);
  return std::move(state_->drawing);
}

}  // namespace paraphe
