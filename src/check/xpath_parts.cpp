// SPDX-License-Identifier: EUPL-1.2
#include "check/xpath_parts.h"

#include "check/xpath_lexis.h"

namespace paraphe {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && xpath_lexis::is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && xpath_lexis::is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

XPathPart& XPathPartsBuilder::close(XPathPart::Kind kind, std::size_t mark) {
  XPathPart& part = parts_.emplace_back();
  part.kind = kind;
  part.children.assign(open_.begin() + static_cast<std::ptrdiff_t>(mark), open_.end());
  open_.resize(mark);
  open_.push_back(parts_.size() - 1);
  return part;
}

void XPathPartsBuilder::close_path(std::size_t mark, bool absolute) {
  XPathPart& path = close(XPathPart::Kind::path, mark);
  path.absolute = absolute;
  if (path.children.empty()) return;
  const std::size_t first = path.children.front();
  path.begin = parts_[first].begin;
  path.end = parts_[path.children.back()].end;
  if (parts_[first].kind == XPathPart::Kind::step) return;
  path.start = first;
  path.children.erase(path.children.begin());
}

void XPathPartsBuilder::close_step(std::size_t mark, std::size_t begin, bool attribute,
                                   std::string_view test) {
  XPathPart& step = close(XPathPart::Kind::step, mark);
  const char* const start = test.data() - begin;
  step.axis = attribute ? "attribute" : "child";
  const std::size_t axis = test.find("::");
  if (axis != test.npos) {
    step.axis = trimmed(test.substr(0, axis));
    test = test.substr(axis + 2);
  }
  test = trimmed(test);
  step.begin = static_cast<std::size_t>(test.data() - start);
  step.end = step.begin + test.size();
  const std::size_t bracket = test.find('(');
  const std::size_t colon = test.find(':');
  step.node_type = bracket != test.npos;
  if (step.node_type) {
    step.text = trimmed(test.substr(0, bracket));
  } else if (colon != test.npos) {
    step.prefix = test.substr(0, colon);
    step.text = test.substr(colon + 1);
  } else {
    step.text = test;
  }
}

void XPathPartsBuilder::close_step(std::size_t mark, std::size_t begin, std::size_t end,
                                   std::string_view axis) {
  XPathPart& step = close(XPathPart::Kind::step, mark);
  step.axis = axis;
  step.text = "node";
  step.node_type = true;
  step.begin = begin;
  step.end = end;
}

}  // namespace paraphe
