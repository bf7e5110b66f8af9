/**
 * The tables of RFC 3454 (stringprep), as compact text; `tables.ts` reads them. All numbers are in base 36.
 *
 * A set of code points is a list of ranges: `gap` or `gap.length`, where `gap` counts from the last code point of
 * the range before (at first from 0) and `length` is the number of code points that follow the first.
 */
export const SETS = {
  /** Table A.1. */
  unassigned:
    'f5 j.r 2n.1 1s.g 29.f h.3 3.3 2.2 2.4 8 2 l 19 14.8 3s 20 13.1 3.5 h.w 13.1 8 14 3.5 i o ' +
    'b.a s.4 6.m 2.d 2.2 2 r.4 n.9 3z.1 g f v.2 s.1g 1f.9a 4 1i.1 j.1 6.2 q.f 4 9.1 3.1 n 8 ' +
    '2.2 5.1 2 8.1 3.1 4.8 2.3 3 6.1 m.6 2.1 7.3 3.1 n 8 3 3 3.1 2 6.3 3.1 4.a 5 2.6 g.b 4 8 ' +
    '2 4 n 8 3 6.1 b 4 4.1 2.e 2.4 b.g 4 9.1 3.1 n 8 3.1 5.1 9.2 3.1 4.7 3.3 3 4.3 c.g 3 7.2 ' +
    '4 5.2 3 2 3.2 3.2 4.2 9 4.3 6.2 4 5.8 2.e d.d 4 9 4 o b 6.3 8 4 5.6 3.8 3.3 b.h 3 9 4 o ' +
    'b 6.3 8 4 5.6 3.6 2 3.3 b.h 3 9 4 o h.3 7.1 4 5.8 2.7 3.3 b.h 3 j.2 p a 2.1 8.2 2.3 7 2 ' +
    '9.h 4.b 1n.3 u.10 3 2.1 3 2.1 2.5 5 8 4 2 2.1 3 e 4.1 6 2 7.1 b.1 3.x 21 z.5 s.3 9 11 ' +
    'g.1 2.1b z 6 3 8.2 5.5 r.1x 13.9 16.1 2.3 2j.4 1x.4 2b.5 8 1s 2 5.1 8 2 5.1 14 2 5.1 w 2 ' +
    '5.1 8 2 5.1 8 8 o w 2 5.1 8 14 k.5 t.y 2e.b hj.8 u.2 2a.e e 8.a o.8 l.b e 4 3.b 2m.2 b.l ' +
    'g b.5 2h.7 17.11x 4d.3 2j.5 n.1 7.1 13.1 7.1 9 2 2 2 w.1 1i g f.1 7 k.1 4 a 2c.3 2.6 6.5 ' +
    '9.1 s.g j.t s.k 1o.1 g.6 1e.b g0.1c 14.o c.k 4g 7p.1 3 2u.1 b.3a 5 5.1 t 10 2 5.2 2 8.1 ' +
    '1h.2 p f.g t.3 lt.ov r 2i.b 5z.p d.3 1t 2f.1 2w.4 15.3 2n 15.1j 1a.2 11.c 18.2 26.3 1c ' +
    '3c.3 2s.1 w 52v.21 g4n.2h we.2 1k.1fc 8md.2j 6r3.1 1o.44 8.b 6.4 r 6 2 3 3 31.w a6.f ' +
    '1t.1 1j.7 1a.2 h.f 5.b o.1 b k 5.3 6 3s.1 2 5b.2 7.1 7.1 7.1 4.2 8 8.9 8.lb w 5.b s.50 ' +
    '13.1 13.148h 6v.9 14.2 51.f5 2e 20 3.1 2.1 3.1 5 d 2 5 3 1u 5.1 9 8 t 5 6 2.2 8 9f.3 ' +
    '83.3 1f.7wd wyi.g14 f3.15r 3.1ekd 3.1ekd 3.1ekd 3.1ekd 3.1ekd 3.1ekd 3.1ekd 3.1ekd ' +
    '3.1ekd 3.1ekd 3.1ekd 3 2.t 2p.1egt',
  /** Table B.1. */
  mappedToNothing: '4t iq 43b 5.2 1ku.2 2b 17s0.f 6o',
  /** Table C.1.2. */
  nonAsciiSpace: '4g 4bk 1vk.b 10 1c 335',
  /** Table C.2.1. */
  asciiControl: '0.v 2o',
  /** Table C.2.2. */
  nonAsciiControl: '3k.v 18e 1e 3cv 1ku.1 r.1 1j.3 7.5 17yo 6y.3 15dj.7',
  /** Table C.3. */
  privateUse: '188w.4xr jpc1.1ekd 3.1ekd',
  /** Table C.4. */
  nonCharacter:
    '1e4w.v en.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1 ' +
    '1ekf.1 1ekf.1 1ekf.1 1ekf.1 1ekf.1',
  /** Table C.5. */
  surrogate: '16o0.1kv',
  /** Table C.6. */
  inappropriateForPlainText: '1ek9.4',
  /** Table C.7. */
  inappropriateForCanonicalRepresentation: '9gw.b',
  /** Table C.8. */
  changesDisplay: 'n4.1 5ot.1 r.4 1o.5',
  /** Table C.9. */
  tagging: 'jny9 v.2n',
  /** Table D.1. */
  rightToLeft:
    '14u 2 3 d.q 6.4 13 4 2.p 6.a z.2 2.2s 8 8.1 k.4 2.d 3 2.q 2c.11 c 4ta 179q 2.9 2.c 2.4 2 ' +
    '2.1 2.1 2.2z y.a2 j.1r 3.1h 15.c 38.4 2.3q',
  /** Table D.2. */
  leftToRight:
    '1t.p 7.p 1c b 5 6.m 2.u 2.88 2.h t.2l 3.8 3.6 f.1 f.4 a 3w c 2.2 2 2.j 2.17 2.11 b.3m ' +
    '8.1w 2.11 3.1 7.f y.11 3.6 2.12 2 oq 2.1g 4.3 9.3 4 8.9 3.c i.1 2.7 3.1 3.l 2.6 2 4.3 ' +
    '5.2 7.1 3.1 b 5.1 2.2 5.b 3.6 b.5 5.1 3.l 2.6 2.1 2.1 2.1 5.2 p.3 2 8.9 3.2 f 2.6 2 2.2 ' +
    '2.l 2.6 2.1 2.4 4.3 9 2.1 4 g 6.9 j.1 2.7 3.1 3.l 2.6 2.1 3.3 4.1 2 7.1 3.1 b 5.1 2.2 ' +
    '5.a j 2.5 4.2 2.3 4.1 2 2.1 4.1 4.2 4.7 2.2 5.1 2.1 4.2 2.2 b g.b f.2 2.7 2.2 2.m 2.9 ' +
    '2.4 8.3 s.1 5.9 j.1 2.7 2.2 2.m 2.9 2.4 5 2.4 3.1 2.1 a.1 8 2.1 5.9 j.1 2.7 2.2 2.m 2.f ' +
    '5.2 6.2 2.2 b 9.1 5.9 j.1 2.h 4.n 2.8 2 3.6 9.2 7.7 j.2 d.1b 2.1 d.6 9.c 12.1 2 3.1 2 3 ' +
    '7.3 2.6 2.2 2 2 3.1 2.3 2.1 a 3.4 2 a.9 3.1 z.n 3.q 2 2 6.9 2.x l 6 3.3 1f.7 2.5 3 1d.x ' +
    '2.4 2.1 2 5 7 8.n 21.11 b.14 3 5.2h 6.1v 6.29 7.6 2.1q 2 2.3 3.6 2 2.3 3.12 2 2.3 3.u 2 ' +
    '2.3 3.6 2 2.3 3.6 2.6 2.m 2.u 2 2.3 3.6 2.12 2.i 7.r 10.2c d.hh b.p 6.28 g.c 2.3 f.h 4.1 ' +
    'a.h f.c 2.2 g.1i 8.7 2.1 c.6 2 4.9 13.9 7.2f 9.14 120.4b 5.2h 7.l 3.5 3.11 3.5 3.7 2 2 2 ' +
    '2.u 3.1g 2.6 2 4.2 2.6 4.3 3.5 5.c 6.2 2.6 i 2r e 3n 5 3.9 2 4.4 7 2 2 2.3 2.2 2.6 4.2 ' +
    '6.4 n.z c3.1w r 7b.25 270.2 q.8 8.4 3.4 5.2d 7.2 2.2h 2.3 6.13 5.2l 2.13 1l.18 4.z t.r ' +
    '4.1d g.b 5.1a 2.3a 5.2q 3.u 2.52t 23.g4l 2j.wc 1h0.8mb 2l.6r1 3.1m 46.6 d.4 sq.p 7.p ' +
    'c.2g 4.5 3.5 3.5 3.2 mc.u 2.3 d.q 52.11 3.11 148j.6t b.12 4.1o 4.8 h.1 8.t 5.1b f7.2c ' +
    '2.1y 2.1 3 3.1 3.3 2.b 2 2.3 2.1 2.1s 2.3 3.7 2.6 2.r 2.3 2.4 2 4.6 2.9d 5.81 7xz.wye ' +
    'g16.f1 gvz7.1ekd 3.1ekd',
} as const;

/**
 * Table B.2, case folding for use with NFKC, where one code point becomes one: runs `gap.delta`, `gap.delta.count`
 * or `gap.delta.count.stride`; every code point of a run moves by `delta`.
 */
export const CASE_FOLD_RUNS =
  '1t.w.q 2j.lj b.w.n 2.w.7 y.1.o.2 4.1.3.2 3.1.8.2 3.1.n.2 2.-3d 1.1.3.2 2.-7g 2.5u ' +
  '1.1.2.2 2.5q 1.1 2.5p.2 1.1 3.27 1.5m 1.5n 1.1 2.5p 1.5r 2.5v 1.5t 1.1 4.5v 1.5x 2.5y ' +
  '1.1.3.2 2.62 1.1 2.62 3.1 2.62 1.1 2.61.2 1.1.2.2 2.63 1.1 4.1 8.2 1.1 2.2 1.1 2.2 ' +
  '1.1.9.2 3.1.9.2 3.2 1.1.2.2 2.-2p 1.-1k 1.1.k.2 2.-3m 2.1.9.2 7n.38 1t.12 2.11.3 2.1s ' +
  '2.1r.2 2.w.h 2.w.9 n.1 e.-u 1.-p 1.-d 1.-6 1.-9 1.-f 1.-m 2.1.c.2 2.-1i 1.-1c 1.-1b ' +
  '2.-1o 1.-1s b.28.g 1.w.w 1d.1.h.2 a.1.r.2 3.1.7.2 3.1.j.2 4.1 8.1.8.2 z.1c.12 4ve.1.23.2 ' +
  '7.-1m 5.1.19.2 g.-8.8 9.-8.6 b.-8.8 9.-8.8 9.-8.6 c.-8.4.2 9.-8.8 21.-8.2 1.-22.2 3.-5j9 ' +
  'a.-2e.4 d.-8.2 1.-2s.2 d.-8.2 1.-34.2 1.-7 c.-3k.2 1.-3i.2 7b.-6fz 5.-624 4.-6g3 1.-6g4 ' +
  '1.-6g5 3.-6g7 1.-6g8 1.-6g6 3.-6g7 4.-6g9.3 1.-6ga 1.-6gb 7.-6ga 2.-5st 2.-6ge 2.-6gv ' +
  '1.-6di 1.-6h6.2 3.-6h7.2 2.-6h2 b.-5u3 1.-5tr 6.-6ht r.g.g nb.q.q 174i.w.q xy.14.12 ' +
  '1523.-2kdb.q r.-2ker.q r.-2kg7.q r.-2khn.2.2 1.-2khn 3.-2khn 3.-2khn.2 3.-2khn.4 ' +
  '2.-2khn.8 r.-2kj3.q r.-2kkj.2 2.-2kkj.4 3.-2kkj.8 2.-2kkj.7 s.-2klz.2 2.-2klz.4 ' +
  '2.-2klz.5 2.-2klz 4.-2klz.7 s.-2knf.q r.-2kov.q r.-2kqb.q r.-2krr.q r.-2kt7.q r.-2kun.q ' +
  'v.-2k8n.h 1.-2k8x 1.-2k8n.7 j.-2k9c f.-2ka9.h 1.-2kaj 1.-2ka9.7 j.-2kay f.-2kbv.h ' +
  '1.-2kc5 1.-2kbv.7 j.-2kck f.-2kdh.h 1.-2kdr 1.-2kdh.7 j.-2ke6 f.-2kf3.h 1.-2kfd ' +
  '1.-2kf3.7 j.-2kfs';

/** Table B.2 where one code point becomes several: `code=code.code`. */
export const CASE_FOLD_SEQUENCES =
  '67=37.37 8g=2x.lj 95=jg.32 ds=2y.lo oq=w.qh pc=qh.lk.ld q8=qt.lk.ld 13b=12d.136 ' +
  '61i=2w.mp 61j=38.lk 61k=3b.lm 61l=3d.lm 61m=2p.ji 66o=qt.lv 66q=qt.lv.lc 66s=qt.lv.ld ' +
  '66u=qt.lv.n6 680=64g.qh 681=64h.qh 682=64i.qh 683=64j.qh 684=64k.qh 685=64l.qh ' +
  '686=64m.qh 687=64n.qh 688=64g.qh 689=64h.qh 68a=64i.qh 68b=64j.qh 68c=64k.qh 68d=64l.qh ' +
  '68e=64m.qh 68f=64n.qh 68g=65c.qh 68h=65d.qh 68i=65e.qh 68j=65f.qh 68k=65g.qh 68l=65h.qh ' +
  '68m=65i.qh 68n=65j.qh 68o=65c.qh 68p=65d.qh 68q=65e.qh 68r=65f.qh 68s=65g.qh 68t=65h.qh ' +
  '68u=65i.qh 68v=65j.qh 68w=674.qh 68x=675.qh 68y=676.qh 68z=677.qh 690=678.qh 691=679.qh ' +
  '692=67a.qh 693=67b.qh 694=674.qh 695=675.qh 696=676.qh 697=677.qh 698=678.qh 699=679.qh ' +
  '69a=67a.qh 69b=67b.qh 69e=67k.qh 69f=q9.qh 69g=q4.qh 69i=q9.n6 69j=q9.n6.qh 69o=q9.qh ' +
  '69u=67o.qh 69v=qf.qh 69w=q6.qh 69y=qf.n6 69z=qf.n6.qh 6a4=qf.qh 6aa=qh.lk.lc ' +
  '6ab=qh.lk.ld 6ae=qh.n6 6af=qh.lk.n6 6aq=qt.lk.lc 6ar=qt.lk.ld 6as=qp.lv 6au=qt.n6 ' +
  '6av=qt.lk.n6 6b6=67w.qh 6b7=qx.qh 6b8=r2.qh 6ba=qx.n6 6bb=qx.n6.qh 6bg=qx.qh 6g8=36.37 ' +
  '6ir=4w.2r 6ix=4w.2u 6ja=32.33 6jk=37.31 6jl=38.2t.30 6jm=38.31 a5t=2w.34.2p a5v=2p.39 ' +
  'a5x=33.3a a68=34.2p a69=32.2p a6a=qk.2p a6b=31.2p a6c=2z.2p a6d=2z.2q a6e=31.2q ' +
  'a6f=2v.2q a6i=34.2u a6j=32.2u a6k=qk.2u a6o=2w.3e a6p=2z.2w.3e a6q=31.2w.3e a6r=2v.2w.3e ' +
  'a6s=38.2w.3e a7d=34.2p a7e=2z.34.2p a7f=31.34.2p a7g=2v.34.2p a7o=34.3a a7p=32.3a ' +
  'a7q=qk.3a a7r=31.3a a7s=2z.3a a7t=31.3a a7u=34.3b a7v=32.3b a7w=qk.3b a7x=31.3b ' +
  'a7y=2z.3b a7z=31.3b a80=2z.qx a81=31.qx a83=2q.35 a86=2r.6qd.2z.2v a87=2r.33.1a ' +
  'a88=2s.2q a89=2v.3d a8b=2w.34 a8d=2z.2z a8e=2z.31 a8n=34.2w a8p=34.34.31 a8q=34.36 ' +
  'a8s=37.3a a8t=3b.2q 1dkw=2u.2u 1dkx=2u.2x 1dky=2u.30 1dkz=2u.2u.2x 1dl0=2u.2u.30 ' +
  '1dl1=37.38 1dl2=37.38 1dlf=12s.12u 1dlg=12s.12d 1dlh=12s.12j 1dli=132.12u 1dlj=12s.12l';
