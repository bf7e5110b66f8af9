import { countSteps, lastTop } from './step-counter.ts';
import { SCRIPTS, STANZAS, TRACES } from './inputs.ts';
import { OF_PAIRS, OF_SCRIPTS, OF_STANZAS, OF_TRACES, stanzaInput } from './subjects.ts';
const want = new RegExp(process.argv[2] ?? '.'); const SH = new RegExp(process.argv[3] ?? '.');
const few = (make:any)=>()=>make(20); const others=(make:any)=>(n:number)=>make(n).replaceAll(/="(\d+)"|>t(\d+)</g,(all:string)=>`${all.slice(0,-1)}0${all.slice(-1)}`);
const st=Object.entries(STANZAS).map(([n,m])=>[n,(s:number)=>stanzaInput(m(s))]);
const pr=Object.entries(STANZAS).flatMap(([n,m])=>{const p=(l:any,r:any)=>(s:number)=>({expected:stanzaInput(l(s)),received:stanzaInput(r(s)).element}); return [[n+': other values',p(m,others(m))],[n+': few expected',p(()=>others(m)(20),m)],[n+': few received',p(m,few(m))]];});
for (const [calls,shapes] of [[OF_STANZAS,st],[OF_PAIRS,pr],[OF_SCRIPTS,Object.entries(SCRIPTS)],[OF_TRACES,Object.entries(TRACES)]] as any)
 for (const [name,call] of Object.entries(calls) as any) { if(!want.test(name)) continue; 
  for (const [sh,make] of shapes) { if(!SH.test(sh)) continue; const r:number[]=[]; const tops:any[]=[];
   for (const n of [200,400,800]) { const i=make(n); r.push(countSteps(()=>call(i))); tops.push(lastTop()); }
   const g=(r[2]!-r[1]!)/Math.max(r[1]!-r[0]!,800); if(g>2.6) { console.log(name,'|',sh,g.toFixed(1),r.join(' '));
     const t=[...tops[2].entries()].map(([k,v]:any)=>[k,v,tops[1].get(k)??0]).filter(([,v,o]:any)=>v-o>300&&(v-o)>2.4*(o-(0))/1).sort((a:any,b:any)=>b[1]-a[1]).slice(0,5); for(const x of t) console.log('     ',x.join(' ')); } } }
