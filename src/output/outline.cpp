// SPDX-License-Identifier: EUPL-1.2
#include "output/outline.h"

#include <algorithm>

namespace paraphe {
namespace {

struct OpenItem {
  QPDFObjectHandle item;
  QPDFObjectHandle last;  ///< child, uninitialized before the first
  int children = 0;
};

/// Writes how many children stand under an item: negative when a viewer shows it folded.
void close(OpenItem& open, std::size_t depth) {
  if (open.children == 0) return;
  open.item.replaceKey("/Last", open.last);
  open.item.replaceKey("/Count", pdf_integer(depth < 2 ? open.children : -open.children));
}

}  // namespace

void add_outline(QPDF& pdf, const Pages& pages, const Elements& sheets) {
  if (pages.outline.empty()) return;
  std::vector<OpenItem> path(1);
  path[0].item = pdf.makeIndirectObject(pdf_dictionary({{"/Type", pdf_name("Outlines")}}));
  int shown = 0;
  const auto close_to = [&path](std::size_t depth) {
    for (; path.size() > depth; path.pop_back()) close(path.back(), path.size() - 1);
  };
  for (const OutlineEntry& entry : pages.outline) {
    close_to(static_cast<std::size_t>(std::max(entry.level, 1)));
    OpenItem& parent = path.back();
    QPDFObjectHandle item = pdf.makeIndirectObject(pdf_dictionary(
        {{"/Title", pdf_text(entry.title)},
         {"/Parent", parent.item},
         {"/Dest", pdf_destination(sheets.at(static_cast<std::size_t>(entry.page)), entry.y)}}));
    if (parent.children == 0) {
      parent.item.replaceKey("/First", item);
    } else {
      item.replaceKey("/Prev", parent.last);
      parent.last.replaceKey("/Next", item);
    }
    parent.last = item;
    ++parent.children;
    if (path.size() <= 2) ++shown;
    path.push_back({item, {}, 0});
  }
  close_to(1);
  path[0].item.replaceKey("/Last", path[0].last);
  path[0].item.replaceKey("/Count", pdf_integer(shown));
  pdf.getRoot().replaceKey("/Outlines", path[0].item);
  pdf.getRoot().replaceKey("/PageMode", pdf_name("UseOutlines"));
}

}  // namespace paraphe
