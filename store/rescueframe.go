package store

import (
	"crypto/cipher"
	"encoding/binary"
	"math"
)

// A frame is one save, as the log holds it.
type frame struct {
	Seq    uint64
	Before []byte // the digest of the vault that it was made on
	Ops    []Op   // what was written; without conditions
}

// frameAt reads the frame at an offset.
func (r *rescue) frameAt(aead cipher.AEAD, at, size int64) (f frame, next int64, err error) {
	head := make([]byte, frameSeal)
	if size-at < int64(frameSeal) {
		return f, 0, errFrame
	}
	if _, err := r.file.ReadAt(head, at); err != nil {
		return f, 0, err
	}
	n := int64(binary.BigEndian.Uint32(head[len(frameMark)+8:]))
	if string(head[:len(frameMark)]) != frameMark || n > frameMost || n > size-at-int64(frameSeal) {
		return f, 0, errFrame
	}
	sealed := make([]byte, n)
	if _, err := r.file.ReadAt(sealed, at+int64(frameSeal)); err != nil {
		return f, 0, err
	}
	text, err := aead.Open(sealed[:0], head[frameHead:], sealed, r.bound(head[:frameHead]))
	if err != nil {
		return f, 0, errFrame
	}
	f, err = decodeFrame(text)
	if err != nil || f.Seq != binary.BigEndian.Uint64(head[len(frameMark):]) {
		return f, 0, errFrame
	}
	return f, at + int64(frameSeal) + n, nil
}

// claimed is how many bytes a frame that begins so has, where so many are left; 0 where it cannot be one.
func claimed(b []byte, left int64) int64 {
	if len(b) < frameHead {
		return 0
	}
	n := int64(frameSeal) + int64(binary.BigEndian.Uint32(b[len(frameMark)+8:frameHead]))
	if n > left {
		return 0
	}
	return n
}

// encode writes a frame's text: the number (8), the digest before (32), how many ops (4), and each
// op: space and id, each with its length (2), whether it writes (1), and the value with its length (4).
func (f frame) encode() []byte {
	n := 8 + 32 + 4
	for _, op := range f.Ops {
		n += 2 + len(op.Space) + 2 + len(op.ID) + 1 + 4 + len(op.Value)
	}
	b := make([]byte, 0, n)
	b = binary.BigEndian.AppendUint64(b, f.Seq)
	b = append(b, f.Before...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(f.Ops)))
	for _, op := range f.Ops {
		b = binary.BigEndian.AppendUint16(b, uint16(len(op.Space)))
		b = append(b, op.Space...)
		b = binary.BigEndian.AppendUint16(b, uint16(len(op.ID)))
		b = append(b, op.ID...)
		if op.Value == nil {
			b = append(b, 0)
			continue
		}
		b = append(b, 1)
		b = binary.BigEndian.AppendUint32(b, uint32(len(op.Value)))
		b = append(b, op.Value...)
	}
	return b
}

// decodeFrame reads a frame's text.
func decodeFrame(b []byte) (frame, error) {
	var f frame
	cut := func(n uint64) []byte {
		if b == nil || n > uint64(len(b)) {
			b = nil
			return nil
		}
		out := b[:n:n]
		b = b[n:]
		return out
	}
	number := func(size uint64) uint64 {
		var n uint64
		for _, x := range cut(size) {
			n = n<<8 | uint64(x)
		}
		return n
	}
	f.Seq = number(8)
	f.Before = cut(32)
	n := number(4)
	if b == nil || n > math.MaxInt32 || n > uint64(len(b)) {
		return f, errFrame
	}
	for range n {
		var op Op
		op.Space = string(cut(number(2)))
		op.ID = string(cut(number(2)))
		if number(1) == 1 {
			if op.Value = cut(number(4)); op.Value == nil {
				return f, errFrame
			}
		}
		if b == nil || op.Space == "" || op.ID == "" {
			return f, errFrame
		}
		f.Ops = append(f.Ops, op)
	}
	if len(b) != 0 {
		return f, errFrame
	}
	return f, nil
}
