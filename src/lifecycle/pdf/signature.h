// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string_view>

#include "lifecycle/examination.h"

namespace paraphe {

/// What the value of a signature field says, and whether the digest and the key agree with the
/// bytes it covers. `pdf`: the file up to the end of the revision that brought the signature.
/// Source: ISO 32000-1, 12.8; RFC 5652 (CMS); RFC 3161 (timestamps); OpenSSL reads both.
SignatureSeen read_signature(QPDFObjectHandle field, QPDFObjectHandle value, std::string_view pdf,
                             bool last);

}  // namespace paraphe
