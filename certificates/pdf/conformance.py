"""What WeasyPrint leaves out so that one file meets PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

WeasyPrint writes the metadata of one variant a file. Its option ``xmp_metadata`` adds a second rdf:RDF, which
validators do not read; the PDF/UA identification and the extension schema that PDF/A asks for belong into the first.
"""

from weasyprint.document import Document

PDF_UA_IDENTIFICATION = b"""
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def claim_both_standards(document: Document) -> None:
    """Lets the metadata of this document name PDF/UA-1 beside the PDF/A variant it is written for."""
    metadata = document.metadata
    generate = metadata.generate_rdf_metadata

    def with_pdf_ua(*args: object) -> bytes:
        of_variant: bytes = generate(*args)
        return of_variant.replace(_END, PDF_UA_IDENTIFICATION + _END)

    metadata.generate_rdf_metadata = with_pdf_ua
