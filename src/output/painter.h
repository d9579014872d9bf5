// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <hpdf.h>

#include <cstdint>
#include <string>
#include <vector>

#include "typeset/page.h"

namespace paraphe {

/// What a page needs to know of a sign to draw it.
struct DrawnSign {
  std::int32_t advance = 0;  ///< in 1/1 000 000 em: exactly what /W will say
  bool plain_space = false;  ///< it will have code 32
};

/// The language of each node of a structure tree: its own, else that of its nearest ancestor, else
/// `fallback`. Parents come first. Neither `nodes` nor `fallback` may go before it.
std::vector<const std::string*> node_languages(const std::vector<StructureNode>& nodes,
                                               const std::string& fallback);

/// Writes the operators of one page. Paths and colours go through libharu; text and marked content
/// are written as operators, signs as `append_sign` does. Text state and colours are repeated only
/// when they change.
class PagePainter {
 public:
  PagePainter(HPDF_Page page, const Pages& pages, const std::vector<DrawnSign>& signs,
              const std::vector<const std::string*>& languages);

  /// Paints `page` and returns the node of each marked-content identifier.
  std::vector<int> paint(const Page& page);

 private:
  enum class Path { none, stroke, fill };

  void operator()(const TextItem& text);
  void operator()(const LineItem& line);
  void operator()(const RectItem& rect);
  void operator()(const ImageItem& image);

  void mark(const Mark& mark, const std::string& language);
  void close_mark();
  void open_text();
  void close_text();
  void begin_path(Path path, const Color& color, double width, bool dotted);
  void close_path();
  void fill(const Color& color);
  void place(const TextItem& text);
  void space_words(const TextItem& text);
  void show(const TextItem& text);
  void flush();

  HPDF_Page page_;
  PageSize size_of_page_;
  const Pages& pages_;
  const std::vector<DrawnSign>& signs_;
  const std::vector<const std::string*>& languages_;
  std::string operators_;  ///< not yet in the content stream
  std::vector<int> marks_;
  std::vector<std::int64_t> spaces_;  ///< of the line being set

  // what is open
  bool marked_ = false;
  bool in_span_ = false;
  bool in_text_ = false;
  Path path_ = Path::none;
  Mark mark_;
  std::string span_language_;

  // graphics state; the initial one is ISO 32000-1, 8.4
  Color fill_, stroke_;
  double line_width_ = 1;
  bool dotted_ = false;
  bool invisible_ = false;  ///< text rendering mode 3
  int face_ = -1;
  double size_ = 0;
  double stretch_ = 1;
  std::int64_t word_spacing_ = 0;  ///< in 1/1000 point
  std::int64_t x_ = 0, y_ = 0;     ///< of the text line, in 1/100 point
};

}  // namespace paraphe
