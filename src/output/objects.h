// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "output/number.h"
#include "typeset/page.h"

namespace paraphe {

using Entries = std::map<std::string, QPDFObjectHandle>;
using Elements = std::vector<QPDFObjectHandle>;

inline QPDFObjectHandle pdf_integer(long long value) { return QPDFObjectHandle::newInteger(value); }
inline QPDFObjectHandle pdf_name(const std::string& name) {
  return QPDFObjectHandle::newName('/' + name);
}
inline QPDFObjectHandle pdf_text(const std::string& utf8) {
  return QPDFObjectHandle::newUnicodeString(utf8);
}
inline QPDFObjectHandle pdf_array(const Elements& items) {
  return QPDFObjectHandle::newArray(items);
}
inline QPDFObjectHandle pdf_dictionary(const Entries& entries) {
  return QPDFObjectHandle::newDictionary(entries);
}

/// A real number with at most three decimals, whatever the locale.
inline QPDFObjectHandle pdf_number(double value) {
  std::string digits;
  append_number(digits, value, 3);
  return QPDFObjectHandle::newReal(digits);
}

inline QPDFObjectHandle pdf_rectangle(const Box& box) {
  return pdf_array(
      {pdf_number(box.x0), pdf_number(box.y0), pdf_number(box.x1), pdf_number(box.y1)});
}

/// A destination: `page` with `y` at the top of the window, magnification unchanged. Source: ISO
/// 32000-1, 12.3.2.2.
inline QPDFObjectHandle pdf_destination(const QPDFObjectHandle& page, double y) {
  return pdf_array({page, pdf_name("XYZ"), QPDFObjectHandle::newNull(), pdf_number(y),
                    QPDFObjectHandle::newNull()});
}

}  // namespace paraphe
