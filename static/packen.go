package static

import (
	"bytes"
	"compress/gzip"
	"path"

	"github.com/valyala/fasthttp"
)

// Gepackt gives the bytes in the best encoding that the client takes ("br", "gzip", or "" for as they
// are). Packing happens once per file and encoding, at the first request.
func (f *Datei) Gepackt(nimmt func(encoding string) bool) (encoding string, b []byte) {
	if nimmt("br") {
		if b := f.brotli(); b != nil {
			return "br", b
		}
	}
	if nimmt("gzip") {
		if b := f.gzip(); b != nil {
			return "gzip", b
		}
	}
	return "", f.Roh
}

// packe gives nil where packing does not pay: fonts are packed already.
func packe(f *Datei, mit func([]byte) []byte) []byte {
	if path.Ext(f.Name) == ".woff2" {
		return nil
	}
	if b := mit(f.Roh); len(b) < len(f.Roh) {
		return b
	}
	return nil
}

func gzipBytes(roh []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := w.Write(roh); err != nil {
		return nil
	}
	if err := w.Close(); err != nil {
		return nil
	}
	return b.Bytes()
}

// brotliLevel 6 packs the largest file in about a tenth of a second; 11 would take seconds for 8 % less.
const brotliLevel = 6

func brotliBytes(roh []byte) []byte { return fasthttp.AppendBrotliBytesLevel(nil, roh, brotliLevel) }
