# SPDX-License-Identifier: EUPL-1.2
"""Signs PDF files as PAdES-B-B, and judges their signatures, with pyHanko.

judge.py keys FOLDER                        makes a certificate for tests in FOLDER: key.pem, cert.pem
judge.py sign FOLDER FIELD FILE OUT         signs the empty field of FILE
judge.py timestamp FOLDER FILE OUT          adds a timestamp of the document, in a field of its own that shows nothing
judge.py dss FOLDER FILE OUT                adds the certificates of the last signature, to validate it with later
judge.py fields FILE                        the empty signature fields, one a line
judge.py validate FILE CERT...              each signature: exit 1 unless all are intact, trusted, and nothing that
                                            came after them changed more than filling in forms may
judge.py validate-alone FILE CERT...        the same, but for what came after: poppler 22.12 dates the field (/M) and
                                            takes free object numbers again, which pyHanko does not know to be harmless
"""
import datetime
import shutil
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko import keys
from pyhanko.keys import load_private_key_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign import fields, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext


def make_keys(folder):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Essai pyHanko")])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    cert = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=365))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    with open(folder + "/key.pem", "wb") as out:
        out.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    with open(folder + "/cert.pem", "wb") as out:
        out.write(cert.public_bytes(pem))


def sign(folder, field, path, out):
    signer = signers.SimpleSigner.load(folder + "/key.pem", folder + "/cert.pem")
    metadata = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    # The usual stamp is set in a Courier that it does not embed: the file would no longer be PDF/A.
    stroke = RawContent(b"0 0 m 100 30 l S", box=BoxConstraints(100, 30))
    style = StaticStampStyle(border_width=0, background=stroke)
    with open(path, "rb") as source, open(out, "wb") as target:
        writer = IncrementalPdfFileWriter(source)
        pdf_signer = signers.PdfSigner(metadata, signer=signer, stamp_style=style)
        pdf_signer.sign_pdf(writer, existing_fields_only=True, output=target)


def timestamp(folder, path, out):
    certificate = keys.load_cert_from_pemder(folder + "/cert.pem")
    stamper = DummyTimeStamper(certificate, load_private_key_from_pemder(folder + "/key.pem", None))
    with open(path, "rb") as source, open(out, "wb") as target:
        signers.PdfTimeStamper(stamper).timestamp_pdf(IncrementalPdfFileWriter(source), "sha256", output=target)


def add_validation_data(folder, path, out):
    shutil.copy(path, out)
    with open(out, "rb+") as both:
        contents = PdfFileReader(both).embedded_signatures[-1].pkcs7_content
        certificate = keys.load_cert_from_pemder(folder + "/cert.pem")
        DocumentSecurityStore.add_dss(both, contents, certs=[certificate], force_write=True)


def list_fields(path):
    with open(path, "rb") as source:
        for name, value, _ in fields.enumerate_sig_fields(PdfFileReader(source)):
            if value is None:
                print(name)


def validate(path, certificates, later):
    roots = [keys.load_cert_from_pemder(certificate) for certificate in certificates]
    accepted = 0
    with open(path, "rb") as source:
        signatures = PdfFileReader(source, strict=later).embedded_signatures
        for signature in signatures:
            context = ValidationContext(trust_roots=roots, allow_fetching=False)
            status = validate_pdf_signature(signature, context, skip_diff=not later)
            level = status.modification_level
            kept = status.bottom_line and level is not None and level <= ModificationLevel.FORM_FILLING
            good = kept if later else status.intact and status.valid and status.trusted
            accepted += good
            print(
                f"{signature.field_name}: {signature.sig_object.get('/SubFilter')} intact={status.intact} "
                f"trusted={status.trusted} coverage={status.coverage.name} "
                f"after={level.name if level is not None else 'not judged'} {'PASS' if good else 'FAIL'}"
            )
    return 0 if signatures and accepted == len(signatures) else 1


def main(command, *words):
    if command == "keys":
        return make_keys(*words)
    if command == "sign":
        return sign(*words)
    if command == "timestamp":
        return timestamp(*words)
    if command == "dss":
        return add_validation_data(*words)
    if command == "fields":
        return list_fields(*words)
    if command in ("validate", "validate-alone"):
        return validate(words[0], words[1:], command == "validate")
    raise SystemExit(__doc__)


sys.exit(main(*sys.argv[1:]))
